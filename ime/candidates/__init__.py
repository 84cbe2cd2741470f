"""What is offered for choosing, and in which order."""

from ime.candidates.candidate import Candidate, Source
from ime.candidates.listing import CandidateList
from ime.candidates.ordering import candidates

__all__ = ["Candidate", "CandidateList", "Source", "candidates"]
