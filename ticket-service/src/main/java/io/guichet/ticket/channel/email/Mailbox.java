package io.guichet.ticket.channel.email;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;

/** Where a department receives mail. */
@Entity
public class Mailbox {

    @Id
    private UUID id;
    private String address;
    private String department;
    private @Nullable String host;
    private int port;
    private @Nullable String username;
    private @Nullable String sealedPassword;
    @Enumerated(EnumType.STRING)
    private @Nullable Encryption encryption;
    private boolean enabled;
    private boolean trustReplyTo;
    private @Nullable String authenticationServer;
    private Instant createdAt;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;
    /** 1 when it is added, one more with each change of its settings. */
    private long revision;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Mailbox() {}

    Mailbox(UUID id, EmailAddress address, Settings settings, Instant createdAt) {
        this.id = id;
        this.address = address.value();
        this.department = settings.department();
        this.createdAt = createdAt;
        change(settings);
    }

    /** How the connection to the IMAP server is kept private. */
    public enum Encryption {
        /** Not at all: only for a server on the same machine. */
        NONE,
        /** Encrypted after an opening in clear text, or not at all. */
        STARTTLS,
        TLS
    }

    /**
     * What can be changed of a mailbox.
     *
     * @param enabled whether it is fetched
     * @param trustReplyTo whether who answers is known by Reply-To instead of From
     * @param authenticationServer whose Authentication-Results are believed; absent when nobody's are
     * @param imap where it is fetched from; absent when a mail server delivers it over HTTP
     */
    public record Settings(String department, boolean enabled, boolean trustReplyTo,
            @Nullable String authenticationServer, @Nullable Imap imap) {}

    /**
     * An IMAP account.
     *
     * @param sealedPassword as {@link MailboxPasswords} seals it; empty in settings that leave it as it is
     */
    public record Imap(String host, int port, String username, String sealedPassword, Encryption encryption) {

        boolean isSameAccount(Imap other) {
            return host.equals(other.host) && port == other.port && username.equals(other.username);
        }
    }

    /** @throws MailboxPasswordMissing when it is to be fetched from an account whose password nobody told */
    void change(Settings settings) {
        var imap = settings.imap();
        var password = imap == null ? null : password(imap);
        revision++;
        department = settings.department();
        enabled = settings.enabled();
        trustReplyTo = settings.trustReplyTo();
        authenticationServer = settings.authenticationServer();
        host = imap == null ? null : imap.host();
        port = imap == null ? 0 : imap.port();
        username = imap == null ? null : imap.username();
        sealedPassword = password;
        encryption = imap == null ? null : imap.encryption();
        if (!enabled) {
            lastError = null;
            lastErrorAt = null;
        }
    }

    /** It is sent to no other server, and for nobody else, than it was told for. */
    private String password(Imap wanted) {
        var known = imap();
        if (!wanted.sealedPassword().isEmpty()) {
            return wanted.sealedPassword();
        } else if (known == null || !known.isSameAccount(wanted)) {
            throw new MailboxPasswordMissing();
        }
        return known.sealedPassword();
    }

    public UUID id() {
        return id;
    }

    public EmailAddress address() {
        return new EmailAddress(address);
    }

    public String department() {
        return department;
    }

    /** Whether it is fetched. */
    public boolean isEnabled() {
        return enabled;
    }

    public boolean trustsReplyTo() {
        return trustReplyTo;
    }

    /** The server that says who vouches for a mail; absent when none is believed. */
    public @Nullable String authenticationServer() {
        return authenticationServer;
    }

    /** The account that it is fetched from; absent when nothing is fetched. */
    public @Nullable Imap imap() {
        return host == null || username == null || sealedPassword == null || encryption == null
                ? null
                : new Imap(host, port, username, sealedPassword, encryption);
    }

    /** Why the last attempt to fetch failed; absent when it did not. */
    public @Nullable String lastError() {
        return lastError;
    }

    public @Nullable Instant lastErrorAt() {
        return lastErrorAt;
    }

    public long revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
