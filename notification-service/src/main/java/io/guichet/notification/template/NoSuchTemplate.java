package io.guichet.notification.template;

/** A path names a department, a kind or a language that there is not. */
public final class NoSuchTemplate extends RuntimeException {

    public NoSuchTemplate(String detail) {
        super(detail);
    }
}
