package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.TicketEvent.Attachment;
import io.guichet.ticket.contact.EmailAddress;

/**
 * What a customer, or somebody who takes part, wrote.
 *
 * @param id to be the message's
 * @param from who wrote
 * @param others addresses of those whom they wrote to besides
 * @param mail absent when it did not come by mail
 * @param acknowledged whether they are to be told of receipt if it becomes another ticket: never a machine
 */
public record Incoming(UUID id, EmailAddress from, @Nullable String name, Channel channel, Body body,
        List<EmailAddress> others, @Nullable MailHeaders mail, List<Attachment> attachments, boolean acknowledged) {}
