package io.guichet.notification.mail;

/** A file of a mail cannot be had, so that nothing was sent. */
class FileNotFetched extends RuntimeException {

    private final boolean forGood;

    /** @param forGood whether there is no such file any more, or not as it was told of */
    FileNotFetched(String filename, String why, boolean forGood) {
        super("The attached file %s cannot be had: %s".formatted(filename, why));
        this.forGood = forGood;
    }

    boolean isForGood() {
        return forGood;
    }
}
