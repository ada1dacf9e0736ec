"""Uploading files and arranging pictures."""

from components.media.upload_zone import UploadUse, upload_zone

__all__ = ["UploadUse", "upload_zone"]
