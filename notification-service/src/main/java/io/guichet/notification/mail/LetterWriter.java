package io.guichet.notification.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.MailHeaders;
import io.guichet.notification.audience.Telling.Acknowledgement;
import io.guichet.notification.audience.Telling.Matter;
import io.guichet.notification.audience.Telling.Reply;
import io.guichet.notification.audience.Telling.Resolution;
import io.guichet.notification.mail.Enclosing.Enclosed;
import io.guichet.notification.template.TemplateWriter;
import io.guichet.notification.ticket.TicketFacts;
import io.guichet.notification.wording.AcknowledgementWords;
import io.guichet.notification.wording.Frame;
import io.guichet.notification.wording.Language;
import io.guichet.notification.wording.MailWords;
import io.guichet.notification.wording.NoticeMailWords;
import io.guichet.notification.wording.NoticeWords;
import io.guichet.notification.wording.ReplyWords;
import io.guichet.notification.wording.ResolutionWords;
import io.guichet.notification.wording.Wording;
import io.quarkus.qute.RawString;

/** Writes the mails: from whom, in which thread, in which words. */
@Singleton
public class LetterWriter {

    private static final Pattern REPLY_PREFIX = Pattern.compile("(?i)^((re|aw|sv|ref|réf|antw|r)\\s*:\\s*)+");

    private final Wording wording;
    private final TemplateWriter templates;
    private final LinkConfig links;
    private final Enclosing enclosing;

    LetterWriter(Wording wording, TemplateWriter templates, LinkConfig links, Enclosing enclosing) {
        this.enclosing = enclosing;
        this.wording = wording;
        this.templates = templates;
        this.links = links;
    }

    /** What a mail says, in its two forms. */
    public record Content(String subject, String text, String html) {}

    /**
     * To the requester: the request has arrived. Says nothing that the sender chose.
     *
     * @param promised by when an answer was promised, in words; empty when that is not known
     * @param opens when the department opens again, in words; empty while it is open
     */
    public Letter acknowledgement(Acknowledgement telling, Paper paper, String promised, String opens) {
        var ticket = telling.ticket();
        var words = new AcknowledgementWords(ticket.number(), paper.department().name(), promised, opens);
        return letter(paper, telling.address(), null, thread(telling.thread(), "ack." + ticket.id(), paper),
                new Style(Letter.Origin.AUTO_REPLIED, content(words, paper)));
    }

    /** To the requester, or to somebody who gets a copy: what an agent wrote, or a rule. */
    public Letter reply(Reply telling, Paper paper) {
        var ticket = telling.ticket();
        var written = telling.written();
        var author = written.author();
        var html = written.html();
        var enclosed = enclosing.enclose(written.files(), html == null ? Set.of() : InlineImages.named(html),
                paper.language());
        var text = enclosed.remark().isEmpty() ? written.text() : written.text().strip() + "\n\n" + enclosed.remark();
        var words = new ReplyWords(ticket.number(), subject(ticket.subject(), ticket.number()),
                paper.department().name(), author, text, html == null ? null : markup(html, enclosed),
                paper.signature());
        return letter(paper, telling.address(), author, thread(written.thread(), "msg." + written.message(), paper),
                new Style(author == null ? Letter.Origin.AUTO_GENERATED : Letter.Origin.WRITTEN,
                        content(words, paper)))
                .with(new Letter.Heading(telling.shown().to(), telling.shown().cc()), enclosed.files());
    }

    private static MailWords.Markup markup(String html, Enclosed enclosed) {
        var there = enclosed.files().stream().map(Letter.Enclosure::contentId).filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return new MailWords.Markup(InlineImages.only(there, html), enclosed.remark());
    }

    /**
     * To the requester: the request is resolved.
     *
     * @param event because of which it is sent
     */
    public Letter resolution(Resolution telling, Paper paper, UUID event) {
        var ticket = telling.ticket();
        // Whoever could have used another's name does not write to them through our template.
        var subject = telling.anonymous() ? "" : subject(ticket.subject(), ticket.number());
        var words = new ResolutionWords(ticket.number(), subject,
                paper.department().name(), telling.agent(), paper.signature());
        return letter(paper, telling.address(), null, thread(telling.thread(), "resolved." + event, paper),
                new Style(Letter.Origin.AUTO_GENERATED, content(words, paper)));
    }

    /**
     * To an agent, or to somebody whom a rule names. All notices of a ticket are one thread, though not the
     * customer's.
     *
     * @param event because of which it is sent
     */
    public Letter notice(Matter matter, TicketFacts ticket, UUID event, Addressee to, Paper paper) {
        var thread = "<ticket." + ticket.id() + "@" + paper.domain() + ">";
        var content = content(notice(matter, ticket, to.name(), paper), paper);
        return new Letter(new Letter.Sender("Guichet – " + paper.department().name(), paper.from()), to.address(), null,
                noticeId(ticket, event, to, paper), thread, List.of(thread),
                Letter.Origin.AUTO_GENERATED, content.subject(), content.text(), content.html(), null, null);
    }

    /** Names the ticket, so that a report about it is known to belong there, and what nobody else is sent. */
    private static String noticeId(TicketFacts ticket, UUID event, Addressee to, Paper paper) {
        var one = UUID.nameUUIDFromBytes((event + "." + to.id()).getBytes(StandardCharsets.US_ASCII));
        return "<notice.%s.%s@%s>".formatted(ticket.id(), one.toString().replace("-", ""), paper.domain());
    }

    /** What a mail with these words says on that paper. */
    public Content content(MailWords words, Paper paper) {
        var said = templates.say(paper.template(), words);
        var html = wording.framed(new Frame(paper.language(), said.subject(), paper.department().name(),
                new RawString(said.html()), said.footer()));
        return new Content(said.subject(), said.text(), html);
    }

    /** Whether what is written on the paper names the placeholder. */
    public boolean names(Paper paper, String placeholder) {
        return templates.names(paper.template(), placeholder);
    }

    /** What the mail with a notice says. */
    public NoticeMailWords notice(Matter matter, TicketFacts ticket, @Nullable String reader, Paper paper) {
        var words = NoticeWords.of(matter, paper.language(), reader, paper.department().name(),
                links.ticket(ticket.id()));
        return new NoticeMailWords(wording.title(words), words, ticket);
    }

    /** What happened, in one line in the agent's language. */
    public String title(Matter matter, Agent agent) {
        return wording.title(NoticeWords.of(matter, Language.firstOf(agent.language()), agent.name(), null, null));
    }

    /** The subject of a request, as its author wrote it, without what mail programs add. */
    public static String subject(String subject, long number) {
        var tag = "[#" + number + "]";
        return REPLY_PREFIX.matcher(subject.replace(tag, "").strip()).replaceFirst("");
    }

    private static Letter letter(Paper paper, String to, @Nullable String author, MailHeaders thread, Style style) {
        var name = paper.department().name();
        return new Letter(new Letter.Sender(author == null ? name : author + " – " + name, paper.from()), to,
                thread.replyTo() == null && !paper.from().equals(paper.department().supportAddress())
                        ? paper.department().supportAddress()
                        : thread.replyTo(),
                String.valueOf(thread.mailId()), thread.inReplyTo(), thread.references(), style.origin(),
                style.content().subject(), style.content().text(), style.content().html(), null, null);
    }

    private static MailHeaders thread(MailHeaders given, String local, Paper paper) {
        return given.mailId() != null
                ? given
                : new MailHeaders(given.replyTo(), "<" + local + "@" + paper.domain() + ">", given.inReplyTo(),
                        given.references());
    }

    /** How it is said. */
    private record Style(Letter.Origin origin, Content content) {}
}
