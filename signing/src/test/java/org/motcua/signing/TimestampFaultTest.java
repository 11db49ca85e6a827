package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.HttpTimestampService;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampFailure.Reason;
import org.motcua.signing.timestamp.TimestampPool;

/** Whatever an authority does, there is a right file under the output's name or none. */
class TimestampFaultTest {

    private static final TestTimestampAuthority AUTHORITY =
            TestTimestampAuthority.of(TestKeys.AUTHORITY, TestKeys.CLOCK);
    private static final SignatureRequest STAMPED =
            SignatureRequest.builder().level(Level.B_T).build();

    private final LocalServer server = LocalServer.start();

    @TempDir
    Path folder;

    private Path input;
    private Path outputs;
    private Path output;

    /** What an authority does wrong, and what is said of it. */
    enum Wrong {
        LATE(Reason.TIMED_OUT) {
            @Override
            URI on(LocalServer server) {
                return server.silent("/");
            }
        },
        DRIPPING(Reason.TIMED_OUT) {
            @Override
            URI on(LocalServer server) {
                return server.dripping("/");
            }
        },
        NONCE(Reason.WRONG_NONCE) {
            @Override
            URI on(LocalServer server) {
                return server.answer("/", request -> {
                    TimeStampReq asked = TimeStampReq.getInstance(request);
                    ASN1Integer other =
                            new ASN1Integer(asked.getNonce().getValue().add(BigInteger.ONE));
                    return respond(asked, asked.getMessageImprint(), other);
                });
            }
        },
        IMPRINT(Reason.WRONG_IMPRINT) {
            @Override
            URI on(LocalServer server) {
                return server.answer("/", request -> {
                    TimeStampReq asked = TimeStampReq.getInstance(request);
                    MessageImprint right = asked.getMessageImprint();
                    return respond(asked, new MessageImprint(right.getHashAlgorithm(), new byte[32]), asked.getNonce());
                });
            }
        },
        TOO_MANY_REQUESTS(Reason.RATE_LIMITED) {
            @Override
            URI on(LocalServer server) {
                return server.status("/", 429, "Retry-After", "3600");
            }
        },
        SERVER_ERROR(Reason.SERVER_ERROR) {
            @Override
            URI on(LocalServer server) {
                return server.status("/", 500);
            }
        },
        CUT(Reason.UNREACHABLE) {
            @Override
            URI on(LocalServer server) {
                return server.cutting("/");
            }
        },
        HUGE(Reason.TOO_LARGE) {
            @Override
            URI on(LocalServer server) {
                return server.flooding("/");
            }
        };

        private final Reason reason;

        Wrong(Reason reason) {
            this.reason = reason;
        }

        abstract URI on(LocalServer server);

        private static byte[] respond(TimeStampReq asked, MessageImprint imprint, ASN1Integer nonce)
                throws IOException {
            return AUTHORITY.respond(
                    new TimeStampReq(imprint, asked.getReqPolicy(), nonce, asked.getCertReq(), null).getEncoded());
        }
    }

    @BeforeEach
    void makeDocument() throws IOException {
        input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        outputs = Files.createDirectory(folder.resolve("signed"));
        output = outputs.resolve("out.pdf");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private TimestampPool.Builder pool(Wrong wrong) {
        Duration patience = wrong.reason == Reason.TIMED_OUT ? Duration.ofMillis(300) : Duration.ofSeconds(30);
        return TimestampPool.builder()
                .add(HttpTimestampService.builder(wrong.on(server))
                        .timeout(patience)
                        .clock(TestKeys.CLOCK)
                        .build())
                .attempts(1)
                .clock(TestKeys.CLOCK);
    }

    private PdfSigner.Builder signer(TimestampPool.Builder pool) {
        return PdfSigner.builder()
                .key(TestKeys.open(folder, TestKeyKind.P_256))
                .timestamps(pool.build())
                .clock(TestKeys.CLOCK);
    }

    private Stream<Path> outputs() {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindAndSaysWhatWasWrong(Wrong wrong) {
        PdfSigner signer = signer(pool(wrong)).build();

        TimestampException failure =
                catchThrowableOfType(TimestampException.class, () -> signer.sign(input, output, STAMPED));

        assertThat(failure.failures()).singleElement().matches(one -> one.reason() == wrong.reason);
        assertThat(failure).hasMessageContaining(server.uri("/").toString());
        assertThat(outputs()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void signsAtTheLevelThatIsReachedWhereThatWasChosen(Wrong wrong) throws IOException {
        SigningResult result =
                signer(pool(wrong)).fallBackToLowerLevel().build().sign(input, output, STAMPED);

        assertThat(result.level()).isEqualTo(Level.B_B);
        assertThat(result.shortfall()).hasValueSatisfying(why -> assertThat(why).contains(wrong.reason.name()));
        assertThat(outputs()).containsExactly(output);
        assertThat(Judged.signatures(Files.readAllBytes(output)))
                .singleElement()
                .matches(signature -> signature.valid());
    }

    @ParameterizedTest
    @EnumSource
    void takesTheNextAuthority(Wrong wrong) {
        SigningResult result = signer(pool(wrong).add(AUTHORITY)).build().sign(input, output, STAMPED);

        assertThat(result.level()).isEqualTo(Level.B_T);
        assertThat(result.shortfall()).isEmpty();
        assertThat(outputs()).containsExactly(output);
    }
}
