package org.motcua.signing.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which addresses may be asked. A URL out of a certificate was written by whoever made the certificate: without a rule, a
 * crafted document would make this machine call services inside its own network (server-side request forgery).
 *
 * <p>Always refused: schemes other than http and https (no file:, ftp:, jar:, ldap:) and URLs with a user name in them.
 * The name is resolved and judged just before the connection is made; against a name that changes its address in between
 * stands the JVM's address cache, which must not be switched off ({@code networkaddress.cache.ttl}). Immutable and
 * thread-safe.
 */
public final class AddressRule {

    private final boolean anyAddress;
    private final boolean loopback;
    private final Set<String> privateHosts;

    private AddressRule(boolean anyAddress, boolean loopback, Set<String> privateHosts) {
        this.anyAddress = anyAddress;
        this.loopback = loopback;
        this.privateHosts = Set.copyOf(privateHosts);
    }

    /** Public addresses only: the rule for URLs that come out of documents. */
    public static AddressRule publicOnly() {
        return new AddressRule(false, false, Set.of());
    }

    /** Any address: for URLs that the operator wrote into the configuration, never for those out of documents. */
    public static AddressRule anyAddressBecauseConfigured() {
        return new AddressRule(true, true, Set.of());
    }

    /** This rule, and addresses of the machine itself too. */
    public AddressRule andLoopback() {
        return new AddressRule(anyAddress, true, privateHosts);
    }

    /** This rule, and the host of exactly this name even when its address is private. */
    public AddressRule andPrivateHost(String host) {
        Set<String> hosts = new TreeSet<>(privateHosts);
        hosts.add(host.toLowerCase(Locale.ROOT));
        return new AddressRule(anyAddress, loopback, hosts);
    }

    /**
     * Lets the URL pass or says why not.
     *
     * @throws HttpFault of kind {@link HttpFault.Kind#REFUSED_ADDRESS}, or UNREACHABLE when the name does not resolve
     */
    void require(URI url) throws HttpFault {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(url, "only http and https are asked");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null) {
            throw refused(url, "it needs a host and must not carry a user name");
        }
        if (anyAddress) {
            return;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (privateHosts.contains(host)) {
            return;
        }
        // Every address of the name: the client is free to take any of them.
        for (InetAddress address : resolve(url)) {
            if (!(AddressRange.isPublic(address) || (loopback && address.isLoopbackAddress()))) {
                throw refused(
                        url,
                        "the host's address " + address.getHostAddress()
                                + " is not a public one; name the host as a private one if it is meant");
            }
        }
    }

    private static InetAddress[] resolve(URI url) throws HttpFault {
        try {
            return InetAddress.getAllByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new HttpFault(HttpFault.Kind.UNREACHABLE, "the host " + url.getHost() + " has no address", e);
        }
    }

    private static HttpFault refused(URI url, String why) {
        return new HttpFault(HttpFault.Kind.REFUSED_ADDRESS, url + " is not asked: " + why);
    }
}
