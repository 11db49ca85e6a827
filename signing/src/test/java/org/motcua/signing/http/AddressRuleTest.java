package org.motcua.signing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private final AddressRule publicOnly = AddressRule.publicOnly();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://203.0.113.7/ca.crl",
                "jar:http://203.0.113.7/a.jar!/ca.crl",
                "ldap://8.8.8.8/cn=CA",
                "gopher://8.8.8.8/",
                "/relative",
                "http:///no-host",
                "http://user@8.8.8.8/",
                "http://user:password@8.8.8.8/"
            })
    void refusesWhatIsNotAPlainWebAddress(String url) {
        assertThatThrownBy(() -> publicOnly.require(URI.create(url)))
                .isInstanceOfSatisfying(
                        HttpFault.class, fault -> assertThat(fault.kind()).isEqualTo(HttpFault.Kind.REFUSED_ADDRESS))
                .hasMessageContaining("is not asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[ff02::1]"
            })
    void refusesAddressesInsideANetwork(String host) {
        assertThatThrownBy(() -> publicOnly.require(URI.create("http://" + host + "/ca.crl")))
                .isInstanceOf(HttpFault.class)
                .hasMessageContaining("not a public one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "172.32.0.1", "192.167.1.1", "[2606:4700::1111]"})
    void letsPublicAddressesPass(String host) {
        assertThatCode(() -> publicOnly.require(URI.create("https://" + host + "/ca.crl")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://127.1/"})
    void isNotFooledByOddSpellingsOfLoopback(String url) {
        // Whether Java reads such a spelling as an address or fails to look it up, nothing may pass.
        assertThatThrownBy(() -> publicOnly.require(URI.create(url))).isInstanceOf(HttpFault.class);
    }

    @Test
    void loopbackIsAllowedOnlyByNameOfTheDanger() {
        URI loopback = URI.create("http://127.0.0.1:8080/");

        assertThatCode(() -> publicOnly.andLoopback().require(loopback)).doesNotThrowAnyException();
        assertThatThrownBy(() -> publicOnly.andLoopback().require(URI.create("http://10.0.0.1/")))
                .isInstanceOf(HttpFault.class);
    }

    @Test
    void aNamedPrivateHostIsTheOnlyPrivateOne() {
        AddressRule rule = publicOnly.andPrivateHost("10.0.0.7");

        assertThatCode(() -> rule.require(URI.create("http://10.0.0.7/ca.crl"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> rule.require(URI.create("http://10.0.0.8/ca.crl")))
                .isInstanceOf(HttpFault.class);
    }

    @Test
    void mappedAddressesAreJudgedAsTheIpv4AddressThatTheyAre() throws UnknownHostException {
        assertThat(AddressRange.isPublic(InetAddress.getByName("::ffff:192.168.0.1")))
                .isFalse();
        assertThat(AddressRange.isPublic(InetAddress.getByName("::ffff:8.8.8.8")))
                .isTrue();
    }
}
