conn.close(1000, "Normal closure");
