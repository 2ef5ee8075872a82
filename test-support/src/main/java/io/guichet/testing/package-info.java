/**
 * What the tests of every module share: the house rules, tokens, a clock that moves, a small organisation, golden
 * files.
 */
@NullMarked
@CheckReturnValue
package io.guichet.testing;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
