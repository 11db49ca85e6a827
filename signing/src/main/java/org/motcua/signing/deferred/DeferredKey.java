package org.motcua.signing.deferred;

import java.security.cert.X509Certificate;
import java.util.List;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.KeyUnavailableException;

/**
 * A key whose owner must release it, so that it answers later. The way of one request:
 *
 * <pre>{@code
 * Begun begun = key.begin(request);               // keep request and handle
 * Answer answer = key.ask(request, begun.handle());               // as often as it is Pending, by any process
 * Answer answer = key.answer(request, begun.handle(), response);  // where the person answers through us
 * }</pre>
 *
 * <p>Nothing is kept here between the calls: the caller keeps the request and the handle, and any process that opened the
 * same key goes on with them. No thread waits for a person.
 *
 * <p>Every method throws {@link KeyUnavailableException} when the service cannot be reached, does not answer as it should or
 * the key was closed. Whether a service then did what it was asked is not known; no secret is sent twice by itself, and
 * nothing that was sent to be signed either. Messages have no secrets.
 *
 * <p>Implementations are thread-safe: one key serves all threads. Whoever opened a key closes it.
 */
public interface DeferredKey extends AutoCloseable {

    /**
     * The certificate of the key first, then those above it as far as they are known. Never empty, always the same.
     */
    List<X509Certificate> chain();

    /** The most items that one request may have: 1 where the person must release each signature on its own. */
    int largestBatch();

    /**
     * Asks the service for signatures, or has it send the person a one-time password. Where the service can remember, a
     * request of the same {@link DeferredRequest#reference() reference} is begun only once, and asked for again is answered
     * with the same handle; elsewhere the later one takes the place of the earlier one.
     *
     * @throws IllegalArgumentException when the request has more items than {@link #largestBatch()}
     * @throws KeyRefusedException when the algorithm does not suit the key
     */
    Begun begin(DeferredRequest request);

    /**
     * What has become of a request.
     *
     * @param handle of {@link #begin}
     * @throws IllegalArgumentException when the handle is not one of this key for this request
     * @throws KeyRefusedException when the service signed with another key, other data, or in another order
     */
    Answer ask(DeferredRequest request, String handle);

    /**
     * Hands over what the person answered. A wrong secret is an answer, after which the person may try another one.
     *
     * @param handle of {@link #begin}
     * @throws IllegalArgumentException when the handle is not one of this key for this request, or the response is not of the
     *     kind that {@link Begun#confirmation()} names
     * @throws KeyRefusedException when the values are not signatures of this key over the items, one for each in their order;
     *     nothing changed, and right ones may follow
     */
    Answer answer(DeferredRequest request, String handle, Response response);

    /**
     * Withdraws a request, as far as the service can. What the person released before may have been signed all the same.
     *
     * @param handle of {@link #begin}
     */
    void cancel(DeferredRequest request, String handle);

    /** Forgets the key. Using it afterwards is an error; requests that were begun are not withdrawn. */
    @Override
    void close();
}
