/** The words that Guichet says, in the languages of its customers and agents. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.wording;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
