/** What a planted sin needs of the module {@code http}. */
@NullMarked
@CheckReturnValue
package io.guichet.http;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
