package io.guichet.ticket.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.guichet.http.ETags;
import io.guichet.http.IfMatch;
import io.guichet.http.Page;
import io.guichet.http.Permission;
import io.guichet.http.postgres.Answer;
import io.guichet.http.postgres.Idempotency;
import io.guichet.http.postgres.IdempotentRequest;
import io.guichet.ticket.Departments;
import io.guichet.ticket.channel.email.MailCounts;
import io.guichet.ticket.channel.email.Mailbox;
import io.guichet.ticket.channel.email.MailboxPasswords;
import io.guichet.ticket.channel.email.Mailboxes;
import io.guichet.ticket.contact.EmailAddress;
import io.smallrye.mutiny.Uni;

/** Where departments receive mail. */
@Cancellable(false)
@Path(MailboxResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail in")
class MailboxResource {

    static final String PATH = "/api/v1/mailboxes";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Visits visits;
    private final Mailboxes mailboxes;
    private final MailboxPasswords passwords;
    private final Departments departments;
    private final Idempotency idempotency;

    MailboxResource(Visits visits, Mailboxes mailboxes, MailboxPasswords passwords, Departments departments,
            Idempotency idempotency) {
        this.visits = visits;
        this.mailboxes = mailboxes;
        this.passwords = passwords;
        this.departments = departments;
        this.idempotency = idempotency;
    }

    /**
     * A mailbox to be added; without {@code imap} mail is handed in over HTTP only.
     *
     * @param authenticationServer the name with which the receiving server signs its Authentication-Results
     */
    record NewMailbox(@NotBlank @Size(max = 254) String address, @NotBlank String department,
            @Nullable Boolean enabled, @Nullable Boolean trustReplyTo,
            @Nullable @Size(max = 253) String authenticationServer,
            @Nullable @Valid Imap imap) {

        Mailbox.Settings settings(MailboxPasswords passwords) {
            return MailboxResource.settings(department, !Boolean.FALSE.equals(enabled), trustReplyTo,
                    authenticationServer, Imap.sealed(imap, passwords));
        }
    }

    /** What is changed of a mailbox: all but its address. */
    record ChangedMailbox(@NotBlank String department, @Nullable Boolean enabled, @Nullable Boolean trustReplyTo,
            @Nullable @Size(max = 253) String authenticationServer, @Nullable @Valid Imap imap) {

        Mailbox.Settings settings(MailboxPasswords passwords) {
            return MailboxResource.settings(department, !Boolean.FALSE.equals(enabled), trustReplyTo,
                    authenticationServer, Imap.sealed(imap, passwords));
        }
    }

    /**
     * An IMAP account; encryption is TLS unless said otherwise.
     *
     * @param password may be left out of a change that leaves the account as it is
     */
    record Imap(@NotBlank @Size(max = 253) String host, @NotNull @Min(1) @Max(65535) Integer port,
            @NotBlank @Size(max = 254) String username, @Nullable @Size(min = 1, max = 1000) String password,
            Mailbox.@Nullable Encryption encryption) {

        static Mailbox.@Nullable Imap sealed(@Nullable Imap imap, MailboxPasswords passwords) {
            if (imap != null && imap.encryption() == Mailbox.Encryption.NONE && !THIS_MACHINE.contains(imap.host())) {
                throw InvalidBody.refused("/imap/encryption", "may be NONE only for a server on the same machine");
            }
            return imap == null
                    ? null
                    : new Mailbox.Imap(imap.host(), imap.port(), imap.username(),
                            imap.password() == null ? "" : passwords.seal(imap.password()),
                            imap.encryption() == null ? Mailbox.Encryption.TLS : imap.encryption());
        }
    }

    /** A mailbox as it is answered, without its password. */
    record MailboxView(UUID id, String address, String department, boolean enabled, boolean trustReplyTo,
            @Nullable String authenticationServer, @Nullable ImapView imap,
            @Nullable String lastError, @Nullable Instant lastErrorAt) {

        /** The account, without its password. */
        record ImapView(String host, int port, String username, Mailbox.Encryption encryption) {}

        static MailboxView of(Mailbox mailbox) {
            var imap = mailbox.imap();
            return new MailboxView(mailbox.id(), mailbox.address().value(), mailbox.department(),
                    mailbox.isEnabled(), mailbox.trustsReplyTo(), mailbox.authenticationServer(),
                    imap == null ? null : new ImapView(imap.host(), imap.port(), imap.username(), imap.encryption()),
                    mailbox.lastError(), mailbox.lastErrorAt());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a mailbox; it is fetched within seconds")
    public Uni<Response> add(@Valid @NotNull NewMailbox sent, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var visit = visits.of(Permission.MAIL_ADMINISTER);
        var address = EmailAddress.parse(sent.address())
                .orElseThrow(() -> InvalidBody.refused("/address", "is not a mail address"));
        require(sent.department());
        var settings = sent.settings(passwords);
        return idempotency.once(IdempotentRequest.of(visit.caller(), "POST " + PATH, key, sent),
                () -> mailboxes.add(address, settings).map(mailbox -> Answer.created(
                        URI.create(PATH + "/" + mailbox.id()), ETags.of(mailbox.revision()), MailboxView.of(mailbox))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows a mailbox, without its password")
    public Uni<RestResponse<MailboxView>> show(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return mailboxes.of(id).map(MailboxResource::tagged);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes a mailbox, all but its address")
    public Uni<RestResponse<MailboxView>> change(@RestPath UUID id, @Valid @NotNull ChangedMailbox sent,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        visits.admit(Permission.MAIL_ADMINISTER);
        require(sent.department());
        return mailboxes.change(id, IfMatch.required(ifMatch), sent.settings(passwords))
                .map(MailboxResource::tagged);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Takes a mailbox away of which no mail is kept; any other can be switched off")
    public Uni<RestResponse<Void>> remove(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return mailboxes.remove(id).replaceWith(RestResponse::noContent);
    }

    @GET
    @Operation(summary = "All mailboxes, by address, and why one cannot be fetched")
    public Uni<Page<MailboxView>> list() {
        visits.admit(Permission.MAIL_ADMINISTER);
        return mailboxes.all().map(all -> new Page<>(views(all), null));
    }

    private static RestResponse<MailboxView> tagged(Mailbox mailbox) {
        return RestResponse.ResponseBuilder.ok(MailboxView.of(mailbox))
                .header(HttpHeaders.ETAG, ETags.of(mailbox.revision())).build();
    }

    @GET
    @Path("{id}/counts")
    @Operation(summary = "How many mails came, and where each ended; the numbers add up")
    public Uni<MailCounts> counts(@RestPath UUID id) {
        visits.admit(Permission.MAIL_ADMINISTER);
        return mailboxes.counts(id);
    }

    private static List<MailboxView> views(List<Mailbox> all) {
        return all.stream().map(MailboxView::of).toList();
    }

    private static Mailbox.Settings settings(String department, boolean enabled, @Nullable Boolean trustReplyTo,
            @Nullable String authenticationServer, Mailbox.@Nullable Imap imap) {
        var server = authenticationServer == null || authenticationServer.isBlank()
                ? null
                : authenticationServer.strip();
        return new Mailbox.Settings(department, enabled, Boolean.TRUE.equals(trustReplyTo), server, imap);
    }

    private void require(String department) {
        if (!departments.exists(department)) {
            throw InvalidBody.refused("/department", "does not exist");
        }
    }
}
