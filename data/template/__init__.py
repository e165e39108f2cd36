"""The official template: a workbook that an agency fills in without training, and what its cells mean to the reader."""
