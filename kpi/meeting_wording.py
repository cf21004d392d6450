"""What the meeting rules say in Vietnamese."""

LUNCH_TAKEN_OUT = "Tính {net} giờ làm việc (đã trừ giờ nghỉ trưa trong {said} giờ)."
SEVERAL_SESSIONS = "Cuộc họp kéo qua {sessions} buổi."
