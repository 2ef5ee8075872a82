package io.guichet.ticket.channel.email;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Change;

/** A mail that came in; its raw bytes are kept beside it. */
@Entity
@Table(name = "incoming_mail")
public class StoredMail {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Mailbox mailbox;
    private Instant receivedAt;
    private String sha256;
    private long size;
    private @Nullable Long uidValidity;
    private @Nullable Long uid;
    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;
    private @Nullable String reason;
    private @Nullable Instant filedAt;
    private @Nullable String mailId;
    private @Nullable String fromAddress;
    private @Nullable String subject;
    private @Nullable String contentHash;
    /** Mailbox and this are unique: Message-ID and content of a mail that was filed. */
    private @Nullable String dedupeKey;
    /** Another mail with the same Message-ID says something else. */
    private boolean contradicts;
    private @Nullable UUID duplicateOf;
    private @Nullable UUID ticketId;
    private @Nullable Long ticketNumber;
    private @Nullable UUID messageId;
    /** Who vouches for it; absent while it could not be read. */
    @Enumerated(EnumType.STRING)
    private Authenticity.@Nullable Verdict verdict;
    private @Nullable String spf;
    private @Nullable String dkim;
    private @Nullable String dmarc;
    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    /** What somebody decided on a mail that was held. */
    public enum Decision {
        ACCEPTED, REFUSED
    }

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected StoredMail() {}

    /** What is known of it before it is parsed. */
    void describe(ParsedMail mail, String hash) {
        mailId = mail.mailId();
        fromAddress = Letter.sender(mailbox, mail).map(sender -> sender.address().value()).orElse(null);
        subject = mail.subject();
        contentHash = hash;
        var told = Authenticity.of(mail, mailbox.authenticationServer());
        verdict = told.verdict();
        spf = told.spf();
        dkim = told.dkim();
        dmarc = told.dmarc();
    }

    /** It is the first of its kind. */
    void claim(String key, boolean contradictsAnother) {
        dedupeKey = key;
        contradicts = contradictsAnother;
    }

    /** It is the same as one that was filed before, and led to the same ticket. */
    void repeats(StoredMail first, Instant at) {
        duplicateOf = first.id;
        ticketId = first.ticketId;
        ticketNumber = first.ticketNumber;
        messageId = first.messageId;
        file(Outcome.DUPLICATE, "the same mail was filed before", at);
    }

    /** It led to a message of a ticket. */
    void filed(Outcome what, @Nullable String why, Change change, Instant at) {
        ticketId = change.ticket().id();
        ticketNumber = change.ticket().number().value();
        messageId = change.message() == null ? null : change.message().id();
        file(what, why, at);
    }

    /** It is kept aside, perhaps because of a ticket. */
    void aside(Outcome what, String why, @Nullable UUID ticket, @Nullable Long number, Instant at) {
        ticketId = ticket;
        ticketNumber = number;
        file(what, why, at);
    }

    /** Somebody refuses it. */
    void refuse(String why, Instant at) {
        decision = Decision.REFUSED;
        file(Outcome.REJECTED, why, at);
    }

    /** Somebody accepts it. */
    void accept() {
        decision = Decision.ACCEPTED;
    }

    void file(Outcome what, @Nullable String why, Instant at) {
        outcome = what;
        reason = why;
        filedAt = at;
    }

    /** Whether something became of it that stays; what failed may be tried again. */
    boolean isFiled() {
        return outcome != null && outcome != Outcome.FAILED;
    }

    public UUID id() {
        return id;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public String sha256() {
        return sha256;
    }

    public long size() {
        return size;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable Instant filedAt() {
        return filedAt;
    }

    public @Nullable String mailId() {
        return mailId;
    }

    public @Nullable String fromAddress() {
        return fromAddress;
    }

    public @Nullable String subject() {
        return subject;
    }

    @Nullable
    String contentHash() {
        return contentHash;
    }

    public boolean contradicts() {
        return contradicts;
    }

    public @Nullable UUID duplicateOf() {
        return duplicateOf;
    }

    public @Nullable UUID ticketId() {
        return ticketId;
    }

    public @Nullable Long ticketNumber() {
        return ticketNumber;
    }

    public @Nullable UUID messageId() {
        return messageId;
    }

    /** Who vouches for it; absent while it could not be read. */
    public @Nullable Authenticity authenticity() {
        return verdict == null ? null : new Authenticity(verdict, spf, dkim, dmarc);
    }

    @Nullable
    Decision decision() {
        return decision;
    }
}
