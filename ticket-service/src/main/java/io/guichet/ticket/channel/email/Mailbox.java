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
     * @param trustReplyTo whether who answers is known by Reply-To instead of From
     * @param authenticationServer whose Authentication-Results are believed; absent when nobody's are
     * @param imap where it is fetched from; absent when a mail server delivers it over HTTP
     */
    public record Settings(String department, boolean trustReplyTo, @Nullable String authenticationServer,
            @Nullable Imap imap) {}

    /**
     * An IMAP account.
     *
     * @param sealedPassword as {@link MailboxPasswords} seals it
     */
    public record Imap(String host, int port, String username, String sealedPassword, Encryption encryption) {}

    void change(Settings settings) {
        revision++;
        department = settings.department();
        trustReplyTo = settings.trustReplyTo();
        authenticationServer = settings.authenticationServer();
        var imap = settings.imap();
        host = imap == null ? null : imap.host();
        port = imap == null ? 0 : imap.port();
        username = imap == null ? null : imap.username();
        sealedPassword = imap == null ? null : imap.sealedPassword();
        encryption = imap == null ? null : imap.encryption();
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
