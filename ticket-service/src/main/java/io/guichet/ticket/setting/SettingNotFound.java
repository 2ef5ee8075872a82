package io.guichet.ticket.setting;

/** Nothing is configured under this key. */
public final class SettingNotFound extends RuntimeException {

    public SettingNotFound(String what) {
        super("There is no " + what);
    }
}
