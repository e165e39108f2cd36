"""Demonstration input: invented agencies in true districts, and the reports that they might have written.

The agencies are `data/lookups/demonstration_agencies.csv`. Provinces and provincial organizations are left out: each true
province has exactly one of either, so an invented one would be a real one. Every document carries `DEMONSTRATION_MARK`.

- `registry()` the invented agencies, as a registry gives them;
- `write_documents(folder)` some 1,500 documents, the same bytes for the same seed; with `truth=`, beside them what a careful
  reader takes from each.
"""

from data.demo.agencies import registry
from data.demo.write import write_documents

__all__ = ["registry", "write_documents"]
