package io.guichet.notification;

/** A ticket names a department that the directory does not have: nobody knows from which address to write. */
final class DepartmentUnknown extends RuntimeException {

    DepartmentUnknown(String key) {
        super("The directory has no department " + key);
    }
}
