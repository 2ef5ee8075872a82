package io.guichet.notification.signature;

import java.util.UUID;

/** Whose signature it is. */
public sealed interface SignatureOwner {

    /** The usual one of all who write for it. */
    record OfDepartment(String department) implements SignatureOwner {}

    /** Of one person. */
    record OfAgent(UUID agent) implements SignatureOwner {}

    /** As it is stored. */
    default String key() {
        return switch (this) {
            case OfDepartment of -> "department:" + of.department();
            case OfAgent of -> "agent:" + of.agent();
        };
    }
}
