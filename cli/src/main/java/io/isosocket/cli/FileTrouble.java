package io.isosocket.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in words: the JDK's exceptions for files have its name alone as their message. */
final class FileTrouble {

    private FileTrouble() {}

    static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (trouble instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (trouble instanceof CharacterCodingException) {
            return "it is no UTF-8";
        }
        return String.valueOf(trouble.getMessage());
    }
}
