package eu.passerelle.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook as a spreadsheet saves it, written part by part so that a test may spoil any of them. */
final class Workbook {

  static final String DATE = " s=\"1\"";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Map<String, Integer> swollen = new LinkedHashMap<>();
  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder texts = new StringBuilder();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int row;

  Workbook() {
    parts.put("[Content_Types].xml", """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
        <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
        </Types>""");
    parts.put("xl/workbook.xml", """
        <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId2"/>\
        <sheet name="Applications" sheetId="2" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, RELATIONS));
    parts.put("xl/_rels/workbook.xml.rels", """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="%1$s/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="%1$s/worksheet" Target="worksheets/sheet2.xml"/></Relationships>""".formatted(RELATIONS));
    parts.put("xl/styles.xml",
        "<styleSheet xmlns=\"%s\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".formatted(MAIN));
    parts.put("xl/worksheets/sheet2.xml", sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ask Ona</t></is></c></row>"));
  }

  /** Adds a line of text cells. */
  Workbook line(String... cells) {
    var written = new StringBuilder();
    for (String cell : cells) {
      written.append(shared(text(cell)));
    }
    return cells(written.toString());
  }

  /** @return the number under which the text is kept, once however often it stands in a cell */
  int text(String cell) {
    return numbers.computeIfAbsent(cell, added -> {
      texts.append("<si><t xml:space=\"preserve\">%s</t></si>".formatted(added));
      return numbers.size();
    });
  }

  /** A cell that shows a text which is kept apart. */
  static String shared(int text) {
    return "<c t=\"s\"><v>" + text + "</v></c>";
  }

  /** Adds a line of cells as the file format writes them. */
  Workbook cells(String cells) {
    row++;
    rows.append("<row r=\"%d\">%s</row>".formatted(row, cells));
    return this;
  }

  /** A cell that holds a number, whatever it shows. */
  static String number(String number, String style) {
    return "<c" + style + "><v>" + number + "</v></c>";
  }

  /** A cell that holds a text of its own. */
  static String inline(String text) {
    return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  Workbook part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  /** Adds a part that is large and empty. */
  Workbook swollen(String name, int megabytes) {
    swollen.put(name, megabytes);
    return this;
  }

  byte[] bytes() {
    parts.putIfAbsent("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, texts));
    parts.putIfAbsent("xl/worksheets/sheet1.xml", sheet(rows.toString()));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (var part : swollen.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        for (int i = 0; i < part.getValue(); i++) {
          zip.write(new byte[1024 * 1024]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
  }
}
