package io.guichet.testing.sins.unmarked;

/** Lives in a package without package-info. */
class Unmarked {}
