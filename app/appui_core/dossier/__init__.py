"""From a case to a folder that stock tools can verify; and the verifying itself."""
