package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would run or fetch something, or that could not be filled: refused when the library is built. */
class TemplateAttackTest {

    private static final String JSON = """
            {"title": {"vi": "Thử", "en": "Trial"}, "page": "A4", "densities": ["font-size: 13pt; line-height: 1.2"],
             "facts": {"required": ["applicant.name"], "optional": ["papers.*.name", "dossier.code"]},
             "fields": [
               {"name": "body", "type": "LONG_TEXT", "label": {"vi": "Nội dung", "en": "Text"}, "required": true},
               {"name": "kind", "type": "CHOICE", "label": {"vi": "Loại", "en": "Kind"},
                "choices": [{"value": "new", "label": {"vi": "Cấp mới", "en": "New"}}]}]}
            """;

    private static final String STYLE =
            "<style>@page { size: 210mm 297mm } body { font-family: 'Liberation Serif' }</style>";

    @Test
    void theFrameOfTheseTestsIsSound() {
        Template template = library(
                        page("<p th:each=\"line, row : ${content.body}\" th:text=\"|${row.count} ${line.capitals}|\"/>"
                                + "<p th:if=\"${content.kind == 'new'}\">[[${content.kind}]]</p>"
                                + "<img th:src=\"${dossier.qr}\" th:alt=\"${dossier.code}\"/>"
                                + "<th:block th:each=\"paper : ${papers}\"><p th:text=\"${paper.name}\"/></th:block>"
                                + "<p th:remove=\"all\">Mẫu</p>"))
                .require("trial");

        assertThat(template.hash()).hasSize(64);
        assertThat(template.fields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:text=\"${T(java.lang.Runtime).getRuntime().exec('id')}\"/>",
                "<p th:text=\"${@java.lang.Runtime@getRuntime()}\"/>",
                "<p th:text=\"${new java.io.File('/')}\"/>",
                "<p th:text=\"${#ctx}\"/>",
                "<p th:text=\"${#strings.isEmpty(subject)}\"/>",
                "<p th:text=\"${subject.getClass()}\"/>",
                "<p th:text=\"${subject.class}\"/>",
                "<p th:text=\"${subject['class']}\"/>",
                "<p th:text=\"*{subject}\"/>",
                "<p th:text=\"#{subject}\"/>",
                "<p th:text=\"~{decision}\"/>",
                "<p th:text=\"@{http://example.org}\"/>",
                "<p th:text=\"__${subject}__\"/>",
                "<p th:text=\"${__${subject}__}\"/>",
                "<p th:text=\"${subject + subject}\"/>",
                "<p th:text=\"${1+1}\"/>",
                "<p th:text=\"'x' + ${subject}\"/>",
                "<p th:text=\"|x ${subject.concat('y')}|\"/>",
                "<p th:text=\"|x *{subject}|\"/>",
                "<p th:text=\"${subject\"/>",
                "<p th:utext=\"${subject}\"/>",
                "<p th:with=\"x=${subject}\"/>",
                "<p th:attr=\"onclick=${subject}\"/>",
                "<p th:insert=\"~{decision}\"/>",
                "<p th:replace=\"decision\"/>",
                "<p th:inline=\"javascript\"/>",
                "<p th:object=\"${letterhead}\"/>",
                "<p th:if=\"${subject == subject.getClass()}\"/>",
                "<p th:if=\"${subject == 'a' || true}\"/>",
                "<p th:if=\"${content.kind == 'other'}\"/>",
                "<p th:each=\"x : ${subject}\"/>",
                "<p th:each=\"x : ${#numbers.sequence(1, 1000000000)}\"/>",
                "<p th:each=\"subject : ${grounds}\"/>",
                "<p th:remove=\"${subject}\"/>",
                "<p>[[${subject.getClass()}]]</p>",
                "<p>[(${subject})]</p>",
                "<p>[[${subject}</p>",
                "<p>${subject}</p>",
                "<p>[[#{subject}]]</p>",
                "<p class=\"${subject}\"/>",
                "<p data-th-text=\"${subject}\"/>",
                "<p th:text=\"${content.missing}\"/>",
                "<p th:text=\"${applicant.secret}\"/>",
                "<p th:text=\"${grounds}\"/>",
                "<p th:text=\"${letterhead.agencyRule}\"/>",
                "<p th:style=\"${subject}\"/>",
                "<p th:style=\"|background: url(http://example.org/${number.width})|\"/>",
                "<p style=\"background: URL(http://example.org/)\"/>",
                "<p style=\"background: \\75rl(http://example.org/)\"/>",
                "<style>@import 'http://example.org/x.css';</style>",
                "<style>@font-face { font-family: x; src: local(x) }</style>",
                "<img src=\"http://example.org/x.png\" alt=\"x\"/>",
                "<img src=\"file:///etc/passwd\" alt=\"x\"/>",
                "<img src=\"data:image/svg+xml;base64,AAAA\" alt=\"x\"/>",
                "<img th:src=\"${subject}\" alt=\"x\"/>",
                "<img th:src=\"${dossier.qr}\"/>",
                "<p th:src=\"${dossier.qr}\"/>",
                "<script>alert(1)</script>",
                "<iframe src=\"http://example.org\"/>",
                "<object data=\"x\"/>",
                "<link rel=\"stylesheet\" href=\"http://example.org/x.css\"/>",
                "<a href=\"http://example.org\">x</a>",
                "<input name=\"x\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<p onclick=\"x\"/>",
                "<?php x ?>",
                "<p id=\"document.title\"/>",
                "<p id=\"signature.leader\" th:if=\"${subject}\"/>",
                "<p th:each=\"x : ${grounds}\"><b id=\"document.number\"/></p>",
                "<p id=\"document.number\"/><p id=\"document.number\"/>",
                "<p>&nbsp;</p>",
                "<p>",
                "<p id=\"document.date\" style=\"display: none\">x</p>"
            })
    void refuses(String markup) {
        assertThatThrownBy(() -> library(page(markup)))
                .isInstanceOfSatisfying(
                        TemplateException.class, e -> assertThat(e.file()).isEqualTo("memory/trial.xhtml"))
                .hasMessageStartingWith("The template file memory/trial.xhtml");
    }

    @Test
    void refusesOtherDocumentsThanXhtml() {
        assertThatThrownBy(() ->
                        library("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + page("<p>&x;</p>")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> library("<html><body/></html>")).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> library("")).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> library(page("<p>" + "<b>".repeat(100) + "</b>".repeat(100) + "</p>")))
                .hasMessageContaining("within each other");
        assertThatThrownBy(() -> library(page("").replace("210mm 297mm", "148mm 210mm")))
                .hasMessageContaining("JSON says A4");
    }

    @Test
    void namesThePlaceOfAnError() {
        assertThatThrownBy(() -> library(page("\n\n<p th:text=\"${content.bodi}\"/>")))
                .isInstanceOfSatisfying(
                        TemplateException.class, e -> assertThat(e.place()).isEqualTo("line 3"))
                .hasMessageContaining("${content.bodi}");
        assertThatThrownBy(() -> library(page(""), JSON.replace("LONG_TEXT", "TEXTS")))
                .isInstanceOfSatisfying(TemplateException.class, e -> {
                    assertThat(e.file()).isEqualTo("memory/trial.json");
                    assertThat(e.place()).isEqualTo("fields[0]");
                })
                .hasMessageContaining("LONG_TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A4|A3",
                "font-size: 13pt; line-height: 1.2|font-size: 13pt; background: url(x); line-height: 1.2",
                "font-size: 13pt; line-height: 1.2|font-size: 13pt; line-height: 1.2; }",
                "applicant.name|applicant..name",
                "applicant.name|subject.name",
                "applicant.name|content.x",
                "dossier.code|papers.first",
                "\"body\"|\"bo dy\"",
                "\"kind\"|\"body\"",
                "\"title\"|\"titel\"",
                "\"Thử\"|\"\"",
                "CHOICE|CONTENT"
            })
    void refusesJsonThatSaysSomethingElse(String change) {
        String[] parts = change.split("\\|", -1);
        assertThatThrownBy(() -> library(page(""), JSON.replace(parts[0], parts[1])))
                .isInstanceOfSatisfying(
                        TemplateException.class, e -> assertThat(e.file()).isEqualTo("memory/trial.json"));
    }

    @Test
    void valuesAreNeverMarkupNorExpressions() throws IOException {
        DocumentComposer composer = DocumentComposer.create(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                library(page("<p th:each=\"line : ${content.body}\" th:text=\"${line}\"/>")));
        String hostile = "<b>${subject}</b> [[${1+1}]] <img src=\"http://x/\"/> &amp; ]]>";

        PageText text = PageText.of(composer.compose(
                        "trial",
                        Facts.of(SampleContent.LETTERHEAD)
                                .withFurther(Map.of("applicant.name", "A"))
                                .withContent(Map.of("body", hostile)))
                .pdf());

        assertThat(text.text()).contains(hostile);
    }

    private static String page(String markup) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:th=\"http://www.thymeleaf.org\" lang=\"vi\"><head>"
                + "<title>Thử</title>" + STYLE + "</head><body th:style=\"${density}\">" + markup
                + "<p>.</p></body></html>";
    }

    private static TemplateLibrary library(String xhtml) {
        return library(xhtml, JSON);
    }

    private static TemplateLibrary library(String xhtml, String json) {
        return TemplateLibrary.builtIn().and(new TemplateSource() {
            @Override
            public String description() {
                return "memory";
            }

            @Override
            public List<String> names() {
                return List.of("trial");
            }

            @Override
            public byte[] read(String file) {
                return (file.endsWith(".json") ? json : xhtml).getBytes(StandardCharsets.UTF_8);
            }
        });
    }
}
