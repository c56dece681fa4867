"""Takes nothing, gives the error tree; every message is one line that names the thing, the place and the way out.

RashomonError
├── InputError            a file or folder that cannot be read, or options that make no sense
├── SpanError             characters that are not where a span says (a programming error)
├── FindingError          a finding that cannot exist (a programming error)
├── PipelineError         stages whose contracts do not fit (a programming error)
├── ToolMissing           a model or data file that is not installed
├── WorkerLost            a worker process that was ended from outside
└── RecordError           the file on disk
    ├── NotARecord        a file of another kind
    ├── RecordMissing     no file there
    ├── RecordVersion     written by a newer Rashomon
    ├── RecordLocked      another process is writing
    └── RecordFull        the disk has no room left
"""


class RashomonError(Exception):
    """Anything Rashomon raises on purpose. `str()` of it is the line a user sees."""


class InputError(RashomonError):
    """A file, folder or option given by the user that cannot be used."""


class SpanError(RashomonError):
    """A span that lies outside its text, is empty, or whose pieces are out of order."""


class FindingError(RashomonError):
    """A finding whose fields cannot be encoded, stored or named."""


class PipelineError(RashomonError):
    """A pipeline whose stages do not fit together."""


class ToolMissing(RashomonError):
    """A model or data file that a stage needs and that is not installed."""


class WorkerLost(RashomonError):
    """A worker process that was ended from outside while it worked."""


class RecordError(RashomonError):
    """The record on disk cannot be used."""


class NotARecord(RecordError):
    """The file is no Rashomon record."""


class RecordMissing(RecordError):
    """There is no record at that path."""


class RecordVersion(RecordError):
    """The record was written by a newer Rashomon."""


class RecordLocked(RecordError):
    """Another process is writing this record."""


class RecordFull(RecordError):
    """The disk, or the quota, has no room left."""
