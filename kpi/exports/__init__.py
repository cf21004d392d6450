"""A report and the deadlines as files: DOCX, XLSX, CSV, ICS. Each module turns plain data into bytes."""
