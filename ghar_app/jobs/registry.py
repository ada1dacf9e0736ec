"""Imports every module that declares jobs, so that a worker knows them all."""
