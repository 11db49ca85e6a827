package org.motcua.signing.csc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.csc.ScriptedService.Said;
import org.motcua.signing.online.StepClock;

class CscLoginTest {

    private static final String LOGIN = "/vtss/service/ras/v1/login";
    private static final String SECRET = "s3cret-of-the-application";

    private final StepClock clock = new StepClock();
    private final AtomicInteger logins = new AtomicInteger();
    private final ScriptedService script = new ScriptedService()
            .on(
                    LOGIN,
                    call -> new Said(
                            200,
                            "{\"access_token\": \"token-" + logins.incrementAndGet()
                                    + "\", \"refresh_token\": \"\", \"token_type\": \"Bearer\","
                                    + " \"expires_in\": \"3600\"}"))
            .on("credentials/list", 200, "{\"credentialIDs\": [\"K1\"]}");

    @AfterEach
    void close() {
        script.close();
    }

    private CscLogin.Builder login() {
        return CscLogin.json(script.at(LOGIN))
                .with("client_id", "app")
                .with("user_id", "CMT_0123456789")
                .with("profile_id", "adss:ras:profile:001")
                .withSecret("client_secret", SECRET::toCharArray)
                .allowPlainHttpForTests()
                .clock(clock);
    }

    private CscService service(CscLogin login) {
        return CscService.builder(script.base())
                .login(login)
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
    }

    @Test
    void logsInOnceForManyCallsAndAgainBeforeTheTokenExpires() {
        CscService service = service(login().build());
        service.credentials();
        service.credentials();
        assertThat(script.calls(LOGIN)).singleElement().satisfies(call -> {
            assertThat(call.body().text("client_id")).isEqualTo("app");
            assertThat(call.body().text("user_id")).isEqualTo("CMT_0123456789");
            assertThat(call.body().text("profile_id")).isEqualTo("adss:ras:profile:001");
            assertThat(call.body().text("client_secret")).isEqualTo(SECRET);
            assertThat(call.authorization()).isEmpty();
        });
        clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        service.credentials();
        assertThat(script.calls("credentials/list"))
                .extracting(ScriptedService.Call::authorization)
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void logsInAgainWhenTheServiceRefusesTheToken() {
        Iterator<Said> answers = List.of(
                        new Said(401, "{\"error\": \"invalid_token\"}"), new Said(200, "{\"credentialIDs\": [\"K1\"]}"))
                .iterator();
        script.on("credentials/list", call -> answers.next());
        assertThat(service(login().build()).credentials()).containsExactly("K1");
        assertThat(logins).hasValue(2);
    }

    @Test
    void givesUpWhereANewTokenIsRefusedToo() {
        script.on("credentials/list", 401, "{\"error\": \"invalid_token\"}");
        CscService service = service(login().build());
        assertThatThrownBy(service::credentials)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ACCESS_TOKEN));
        assertThat(logins).hasValue(2);
    }

    @Test
    void sendsARefusedSecretNotAgainForAWhile() {
        script.on(
                LOGIN, 401, "{\"error\": \"59033\", \"error_description\": \"user ID or " + SECRET + " is invalid\"}");
        List<String> typed = new ArrayList<>(List.of(SECRET));
        CscLogin login = CscLogin.json(script.at(LOGIN))
                .withSecret("client_secret", () -> typed.get(typed.size() - 1).toCharArray())
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(login::token).isInstanceOfSatisfying(CscException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.ACCESS_TOKEN);
                StringWriter all = new StringWriter();
                e.printStackTrace(new PrintWriter(all));
                assertThat(all.toString()).doesNotContain(SECRET);
            });
        }
        assertThat(script.calls(LOGIN)).hasSize(1);
        typed.add("another");
        assertThatThrownBy(login::token).isInstanceOf(CscException.class);
        assertThat(script.calls(LOGIN)).hasSize(2);
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(login::token).isInstanceOf(CscException.class);
        assertThat(script.calls(LOGIN)).hasSize(3);
        assertThat(login.toString()).doesNotContain(SECRET, "another");
    }

    @Test
    void triesAgainAfterTheServiceWasDown() {
        Iterator<Said> answers = List.of(
                        new Said(503, "{}"), new Said(500, "{}"), new Said(200, "{\"access_token\": \"t\"}"))
                .iterator();
        script.on(LOGIN, call -> answers.next());
        CscLogin login = login().build();
        assertThatThrownBy(login::token)
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED));
        assertThatThrownBy(login::token).isInstanceOf(CscException.class);
        assertThat(login.token()).isEqualTo("t");
    }

    @Test
    void logsInByUserNameAndPasswordAsVersionOneDoes() {
        script.on("auth/login", 200, "{\"access_token\": \"basic\", \"expiresIn\": 60}");
        CscLogin login = CscLogin.basic(script.base().resolve("auth/login"), "an", "mật khẩu"::toCharArray)
                .allowPlainHttpForTests()
                .clock(clock)
                .build();
        assertThat(login.token()).isEqualTo("basic");
        assertThat(login.token()).isEqualTo("basic");
        clock.advance(Duration.ofSeconds(31));
        login.token();
        assertThat(script.calls("auth/login")).hasSize(2).allSatisfy(call -> {
            assertThat(call.authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("an:mật khẩu".getBytes(StandardCharsets.UTF_8)));
            assertThat(call.text()).isEqualTo("{}");
        });
    }

    @Test
    void logsInOnceForManyThreads() throws Exception {
        CscLogin login = login().build();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                tokens.add(pool.submit(login::token));
            }
            for (Future<String> token : tokens) {
                assertThat(token.get()).isEqualTo("token-1");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void sendsNoSecretInClear() {
        assertThatThrownBy(() -> CscLogin.json(URI.create("http://service.example/login"))
                        .build())
                .isInstanceOfSatisfying(
                        CscException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED_ADDRESS));
    }
}
