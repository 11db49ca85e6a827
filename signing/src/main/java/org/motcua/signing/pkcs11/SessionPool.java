package org.motcua.signing.pkcs11;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one login. Each is lent to one thread at a time and kept for the next; a further one is opened when all
 * are out, up to what the token allows. The first session stays open until the end, because a token logs out with its last
 * one. The last user of the pool logs out.
 *
 * <p>Once the token is gone, every use fails with that reason and without another call: the PIN is not kept, so that
 * nobody can log in again behind the owner's back. Thread-safe.
 */
final class SessionPool {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);

    private final Cryptoki cryptoki;
    private final TokenFacts token;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Long> idle = new ArrayDeque<>();
    private int limit;
    private int open;
    private int users = 1;
    private @Nullable TokenException gone;

    /** What is done with a session. */
    interface Use<T> {
        T with(long session);
    }

    private SessionPool(Cryptoki cryptoki, TokenFacts token, int limit, long first) {
        this.cryptoki = cryptoki;
        this.token = token;
        this.limit = limit;
        this.open = 1;
        idle.push(first);
    }

    static SessionPool login(Cryptoki cryptoki, TokenFacts token, int maximum, char[] pin, boolean afterWrongPin) {
        long most = token.maximumSessions() == 0 ? maximum : Math.min(maximum, token.maximumSessions());
        long first;
        try {
            first = cryptoki.openSession(token.slot());
        } catch (CryptokiException e) {
            throw TokenFailures.of(token, e);
        }
        try {
            TokenLogin.login(cryptoki, token, first, pin, afterWrongPin);
            return new SessionPool(cryptoki, token, (int) most, first);
        } catch (TokenException e) {
            quietly(() -> cryptoki.closeSession(first));
            throw e;
        }
    }

    Cryptoki cryptoki() {
        return cryptoki;
    }

    TokenFacts token() {
        return token;
    }

    /**
     * Runs {@code use} with a session of its own, waiting for one if it must.
     *
     * @throws CryptokiException when the token refuses what is asked of it, with the token still there
     * @throws TokenException when the token is gone, the pool closed, or the wait interrupted
     */
    <T> T call(Use<T> use) {
        long session = borrow();
        boolean clean = false;
        try {
            T result = use.with(session);
            clean = true;
            return result;
        } catch (CryptokiException e) {
            if (e.gone()) {
                throw lose(e);
            }
            throw e;
        } finally {
            giveBack(session, clean);
        }
    }

    /** One more user, who releases it too. */
    void retain() {
        lock.lock();
        try {
            requireOpen();
            users++;
        } finally {
            lock.unlock();
        }
    }

    /** One user less. After the last one, sessions that are out are closed when they come back. */
    void release() {
        lock.lock();
        try {
            users--;
            if (users > 0) {
                return;
            }
            while (!idle.isEmpty()) {
                end(idle.pop());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long borrow() {
        lock.lock();
        try {
            while (true) {
                requireOpen();
                if (!idle.isEmpty()) {
                    return idle.pop();
                }
                if (open < limit) {
                    open++;
                    break;
                }
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenException(
                    Reason.DEVICE, "Interrupted while waiting for a session of the token " + token.description());
        } finally {
            lock.unlock();
        }
        return openReserved();
    }

    /** Outside the lock: with some tokens it takes as long as a signature. */
    private long openReserved() {
        try {
            return cryptoki.openSession(token.slot());
        } catch (CryptokiException e) {
            lock.lock();
            try {
                open--;
                changed.signalAll();
                if (e.value() == ReturnValue.SESSION_COUNT && open > 0) {
                    limit = open;
                } else {
                    throw e.gone() ? lose(e) : TokenFailures.of(token, e);
                }
            } finally {
                lock.unlock();
            }
            return borrow();
        }
    }

    private void giveBack(long session, boolean clean) {
        lock.lock();
        try {
            // After a failure the session may be in the middle of something; the only one must stay, the login hangs on
            // it.
            if (users == 0 || (!clean && open > 1)) {
                end(session);
            } else {
                idle.push(session);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void end(long session) {
        if (users == 0 && open == 1 && token.loginRequired()) {
            quietly(() -> cryptoki.logout(session));
        }
        open--;
        quietly(() -> cryptoki.closeSession(session));
    }

    private TokenException lose(CryptokiException e) {
        lock.lock();
        try {
            if (gone == null) {
                gone = TokenFailures.of(token, e);
            }
            changed.signalAll();
            return again(gone);
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (users == 0) {
            throw new TokenException(
                    Reason.CLOSED, "The keys of the token " + token.description() + " were closed; open them again");
        }
        if (gone != null) {
            throw again(gone);
        }
    }

    /** A new one for each thread, so that each has its own stack. */
    private static TokenException again(TokenException first) {
        String message = String.valueOf(first.getMessage());
        return new TokenException(first.reason(), message, first.available(), first.getCause());
    }

    /** What is closed may be gone already. */
    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (CryptokiException e) {
            LOG.debug("Ignored while closing: {}", e.getMessage());
        }
    }
}
