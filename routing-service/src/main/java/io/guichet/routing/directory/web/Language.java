package io.guichet.routing.directory.web;

/** How a language is written (BCP 47): {@code fr}, {@code pt-BR}. */
final class Language {

    static final String PATTERN = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    static final String MESSAGE = "must be a language such as fr or pt-BR";

    private Language() {}
}
