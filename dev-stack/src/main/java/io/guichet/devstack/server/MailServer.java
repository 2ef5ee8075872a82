package io.guichet.devstack.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.guichet.devstack.process.Ports;

/**
 * A mail server for one machine, SMTP and IMAP, inside this process. Every address has a mailbox, which any password
 * opens; mail to {@code name+detail@host} is delivered to {@code name@host}. Mail is on disk before it is accepted.
 */
public final class MailServer implements Server {

    private static final int START_TIMEOUT_MS = 10_000;

    private final int smtpPort;
    private final int imapPort;
    private final @Nullable Path directory;
    private final List<String> addresses;
    private final Clock clock;
    private final Map<String, KeptInbox> inboxes = new ConcurrentHashMap<>();
    private @Nullable GreenMail server;

    /**
     * @param directory where mail is kept, or null for memory only
     * @param addresses mailboxes that exist from the start
     */
    public MailServer(int smtpPort, int imapPort, @Nullable Path directory, List<String> addresses, Clock clock) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.directory = directory;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void start() throws IOException {
        var smtp = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        var imap = new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        smtp.setServerStartupTimeout(START_TIMEOUT_MS);
        imap.setServerStartupTimeout(START_TIMEOUT_MS);
        var starting = new GreenMail(new ServerSetup[]{smtp, imap}) {
            @Override
            protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
                var services = super.createServices(setups, managers);
                services.put(imap.getProtocol(), new PromptImap(imap, new ReadersInboxes(managers)));
                return services;
            }
        };
        var users = starting.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((_, address) -> receiver(users, address.getEmail()));
        try {
            for (var address : keptAddresses()) {
                var _ = inbox(users, address);
            }
            starting.start();
        } catch (UserException | FolderException | IllegalStateException e) {
            starting.stop();
            throw new StartFailed("the mail server did not start: " + e.getMessage(), e);
        }
        server = starting;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
            server = null;
            inboxes.values().forEach(KeptInbox::close);
            inboxes.clear();
        }
    }

    @Override
    public boolean isHealthy() {
        return server != null && Ports.answers(smtpPort) && Ports.answers(imapPort);
    }

    /**
     * Where a mail goes: addresses are compared in lower case, and the detail after a plus sign is the sender's own.
     */
    static String mailboxOf(String address) {
        var lower = address.strip().toLowerCase(Locale.ROOT);
        var at = lower.lastIndexOf('@');
        var plus = lower.indexOf('+');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }

    private GreenMailUser receiver(UserManager users, String address) throws UserException {
        try {
            var mailbox = mailboxOf(address);
            var inbox = inbox(users, mailbox);
            return new UserImpl(mailbox, mailbox, mailbox, users.getImapHostManager()) {
                @Override
                public void deliver(MovingMessage message) {
                    try {
                        inbox.deliver(message.getMessage());
                    } catch (IOException | MessagingException e) {
                        throw new IllegalStateException("cannot keep a mail to " + mailbox, e);
                    }
                }
            };
        } catch (IOException | FolderException e) {
            throw new UserException("no mailbox for " + address + ": " + e.getMessage());
        }
    }

    private synchronized KeptInbox inbox(UserManager users, String mailbox)
            throws UserException, FolderException, IOException {
        var known = inboxes.get(mailbox);
        if (known != null) {
            return known;
        }
        var user = users.getUserByEmail(mailbox);
        if (user == null) {
            user = users.createUser(mailbox, mailbox, mailbox);
        }
        var folder = users.getImapHostManager().getInbox(user);
        var inbox = new KeptInbox(folder, directory == null ? null : directory.resolve(fileName(mailbox)), clock);
        inbox.load();
        inboxes.put(mailbox, inbox);
        return inbox;
    }

    private List<String> keptAddresses() {
        if (directory == null || !Files.isDirectory(directory)) {
            return addresses;
        }
        try (var kept = Files.list(directory)) {
            var names = kept.filter(Files::isDirectory).map(path -> path.getFileName().toString());
            return Stream.concat(addresses.stream(), names).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address may hold characters that mean something to a file system. */
    private static String fileName(String mailbox) {
        return mailbox.replaceAll("[^a-z0-9@._=-]", "_");
    }
}
