"""Plain HTTP beside the socket: sign-in, uploads, media, exports, heads for crawlers, health."""
