package io.guichet.notification.signature;

import java.util.List;

import io.guichet.notification.template.TemplateFlaw;

/** A signature says what it may not. */
public final class SignatureUnusable extends RuntimeException {

    private final transient List<TemplateFlaw> flaws;

    SignatureUnusable(List<TemplateFlaw> flaws) {
        super("The signature cannot be used: " + flaws.getFirst().detail());
        this.flaws = List.copyOf(flaws);
    }

    public List<TemplateFlaw> flaws() {
        return flaws;
    }
}
