/** What administrators configure for tickets: categories, levels, fields, forms, macros, rules and work lists. */
@NullMarked
@CheckReturnValue
package io.guichet.ticket.setting;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
