"""What searching says to a user, in Vietnamese."""


def no_such_model_folder(model: str) -> str:
    return (
        f"Không có thư mục mô hình nhúng “{model}”. "
        "Kiểm tra TROLY_EMBEDDING_MODEL, hoặc để trống để dùng mô hình dựng sẵn."
    )


def model_not_here(model: str) -> str:
    return (
        f"Không lấy được mô hình nhúng “{model}”: không có trên máy này và không tải được từ kho mô hình. "
        "Kiểm tra tên và kết nối, hoặc đặt TROLY_EMBEDDING_MODEL là thư mục đã tải sẵn, "
        "hoặc để trống để dùng mô hình dựng sẵn."
    )


def unreadable_model(folder: str) -> str:
    return (
        f"Không đọc được mô hình nhúng trong thư mục “{folder}”. Cần một mô hình của sentence-transformers còn đủ tệp."
    )


def vector_server_unreachable(url: str) -> str:
    return f"Không kết nối được máy chủ Chroma tại {url}. Kiểm tra TROLY_CHROMA_URL; câu trả lời tạm tìm theo từ ngữ."
