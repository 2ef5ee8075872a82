package io.guichet.notification.template;

/**
 * A template that mails are written with.
 *
 * @param version of the place; 0 as long as nobody has written one
 * @param builtIn whether it is Guichet's own
 */
public record MailTemplate(TemplatePlace place, long version, boolean builtIn, TemplateText text) {}
