"""Uploading files and arranging pictures."""

from components.media.upload_states import upload_states
from components.media.upload_zone import UploadUse, upload_zone

__all__ = ["UploadUse", "upload_states", "upload_zone"]
