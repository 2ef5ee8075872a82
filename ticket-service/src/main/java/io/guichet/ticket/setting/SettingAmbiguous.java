package io.guichet.ticket.setting;

/** Several departments have something under this key, and nobody said whose is meant. */
public final class SettingAmbiguous extends RuntimeException {

    SettingAmbiguous(String what) {
        super("Several departments have %s: say which department is meant".formatted(what));
    }
}
