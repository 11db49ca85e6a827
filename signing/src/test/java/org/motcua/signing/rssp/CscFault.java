package org.motcua.signing.rssp;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A way in which the server fails to answer a call properly. */
public sealed interface CscFault {

    /** HTTP 429 with Retry-After in whole seconds; the call has no effect. */
    record TooManyRequests(Duration retryAfter) implements CscFault {}

    /** Any error answer; the call has no effect. */
    record Refusal(int status, String error, String description) implements CscFault {}

    /** HTTP 500; the call has no effect. */
    record ServerError() implements CscFault {}

    /** The connection is cut before an answer; the call has no effect. */
    record CutBefore() implements CscFault {}

    /** The connection is cut within the answer: the call has had its effect, such as a signature used up. */
    record CutAnswer() implements CscFault {}

    /** The right answer, but not before the latch is released or the server closed. */
    record Slow(CountDownLatch release) implements CscFault {}

    /** HTTP 200 with a JSON string of so many bytes. */
    record HugeAnswer(long bytes) implements CscFault {}

    /** HTTP 200 with a web page. */
    record NotJson() implements CscFault {}

    /** HTTP 200 with this text, which claims to be JSON; the call has no effect. */
    record OtherAnswer(String text) implements CscFault {}

    /** One signature fewer than hashes were sent. */
    record TooFewSignatures() implements CscFault {}

    /** One signature more than hashes were sent. */
    record TooManySignatures() implements CscFault {}

    /** Signatures made with a key that is not the certificate's. */
    record SignaturesOfAnotherKey() implements CscFault {}
}
