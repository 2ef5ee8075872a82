package io.guichet.ticket.contact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

/** Providers whose domain says nothing of whom somebody works for: no organisation can claim one. */
@Singleton
class FreeMail {

    private static final Set<String> KNOWN = read();

    private final PeopleConfig config;

    FreeMail(PeopleConfig config) {
        this.config = config;
    }

    /** Whether anybody can have an address of this domain, or of the one that it is part of. */
    boolean has(String domain) {
        for (var rest = domain; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (KNOWN.contains(rest) || config.freeMail().orElse(Set.of()).contains(rest)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read() {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FreeMail.class.getResourceAsStream("free-mail.txt")), StandardCharsets.UTF_8))) {
            return file.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException("The list of free-mail providers cannot be read", failure);
        }
    }
}
