package io.guichet.notification.mail;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.DirectoryEvent.Department;
import io.guichet.events.TicketSnapshot;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.AcknowledgementWords;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.NoticeWords;
import io.guichet.notification.wording.ReplyWords;
import io.guichet.notification.wording.Wording;

/** Writes the mails: from whom, in which thread, in which words. */
@Singleton
public class LetterWriter {

    private static final Pattern REPLY_PREFIX = Pattern.compile("(?i)^((re|aw|sv|ref|réf|antw|r)\\s*:\\s*)+");

    private final Wording wording;
    private final LinkConfig links;

    LetterWriter(Wording wording, LinkConfig links) {
        this.wording = wording;
        this.links = links;
    }

    /** To the requester: the request has arrived. Says nothing that the sender chose. */
    public Letter acknowledgement(Acknowledgement telling, Department department) {
        var ticket = telling.ticket();
        var language = languageOf(ticket, department);
        var words = new AcknowledgementWords(ticket.number(), department.name());
        var thread = telling.thread();
        return new Letter(new Letter.Sender(department.name(), department.supportAddress()), telling.address(),
                thread.replyTo(), mailId(thread.mailId(), "ack." + ticket.id(), department), thread.inReplyTo(),
                thread.references(), Letter.Origin.AUTO_REPLIED,
                wording.acknowledgement(language, "subject.txt", words),
                wording.acknowledgement(language, "txt", words),
                wording.acknowledgement(language, "html", words));
    }

    /** To the requester: what an agent wrote, or a rule. */
    public Letter reply(Reply telling, Department department) {
        var ticket = telling.ticket();
        var written = telling.written();
        var language = languageOf(ticket, department);
        var words = new ReplyWords(ticket.number(), written.author(), department.name(), written.text());
        var thread = written.thread();
        var author = written.author();
        return new Letter(
                new Letter.Sender(author == null ? department.name() : author + " – " + department.name(),
                        department.supportAddress()),
                telling.address(), thread.replyTo(), mailId(thread.mailId(), "msg." + written.message(), department),
                thread.inReplyTo(), thread.references(),
                author == null ? Letter.Origin.AUTO_GENERATED : Letter.Origin.WRITTEN, replySubject(ticket),
                wording.reply(language, "txt", words), wording.reply(language, "html", words));
    }

    /**
     * To an agent, or to somebody whom a rule names. All notices of a ticket are one thread, though not the
     * customer's.
     *
     * @param event because of which it is sent
     */
    public Letter notice(Matter matter, TicketFacts ticket, UUID event, Addressee to, Department department) {
        var language = Language.firstOf(to.language(), department.language());
        var words = NoticeWords.of(matter, language, to.name(), department.name(), links.ticket(ticket.id()));
        var domain = domainOf(department);
        var thread = "<ticket." + ticket.id() + "@" + domain + ">";
        return new Letter(new Letter.Sender("Guichet – " + department.name(), department.supportAddress()),
                to.address(), null, "<notice." + event + "." + to.id() + "@" + domain + ">", thread,
                List.of(thread),
                Letter.Origin.AUTO_GENERATED, wording.title(words), wording.notice("txt", words),
                wording.notice("html", words));
    }

    /** What happened, in one line in the agent's language. */
    public String title(Matter matter, Agent agent) {
        return wording.title(NoticeWords.of(matter, Language.firstOf(agent.language()), agent.name(), null, null));
    }

    private static Language languageOf(TicketSnapshot ticket, Department department) {
        return Language.firstOf(ticket.requester().language(), ticket.language(), department.language());
    }

    private static String replySubject(TicketSnapshot ticket) {
        var tag = "[#" + ticket.number() + "]";
        var subject = REPLY_PREFIX.matcher(ticket.subject().replace(tag, "").strip()).replaceFirst("");
        return "Re: " + subject + " " + tag;
    }

    private static String mailId(@Nullable String given, String local, Department department) {
        return given != null ? given : "<" + local + "@" + domainOf(department) + ">";
    }

    private static String domainOf(Department department) {
        var address = department.supportAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
