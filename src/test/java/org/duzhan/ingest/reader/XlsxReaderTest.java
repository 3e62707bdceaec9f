package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class XlsxReaderTest {
  private static final String DAY_STYLES =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
          + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot;day&quot;\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
          + "<xf numFmtId=\"165\"/><xf numFmtId=\"57\"/></cellXfs>";

  /** A row of cells, and what is seen in it. */
  static Stream<Arguments> cells() {
    return Stream.of(
        arguments("a number", "<c r='A1'><v>12</v></c>", "12"),
        arguments("a number with spaces around", "<c r='A1'><v>0 </v></c>", "0"),
        arguments("a long code", "<c r='A1'><v>522633100201</v></c>", "522633100201"),
        arguments("a code in powers", "<c r='A1'><v>5.22633100201E11</v></c>", "5.22633100201E11"),
        arguments("an inline string", "<c r='A1' t='inlineStr'><is><t>甲</t></is></c>", "甲"),
        arguments(
            "rich inline text",
            "<c r='A1' t='inlineStr'><is><r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r></is></c>",
            "甲乙"),
        arguments("an inline string kept as a value", "<c r='A1' t='inlineStr'><v>甲</v></c>", "甲"),
        arguments("a formula's text", "<c r='A1' t='str'><f>A2</f><v>甲</v></c>", "甲"),
        arguments("a formula's number", "<c r='A1'><f>1+1</f><v>2</v></c>", "2"),
        arguments("a formula's empty text", "<c r='A1' t='str'><f>A2</f></c>", ""),
        arguments("a formula never calculated", "<c r='A1'><f>A2+1</f></c>", "=A2+1"),
        arguments("a formula with an empty value", "<c r='A1'><f>A2+1</f><v/></c>", "=A2+1"),
        arguments("an error", "<c r='A1' t='e'><v>#N/A</v></c>", "#N/A"),
        arguments(
            "a truth", "<c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c>", "true|false"),
        arguments("an ISO day", "<c r='A1' t='d'><v>2020-04-01T00:00:00</v></c>", "2020-04-01"),
        arguments(
            "an ISO time", "<c r='A1' t='d'><v>2020-04-01T08:30:00</v></c>", "2020-04-01 08:30:00"),
        arguments("a gap", "<c r='A1'><v>1</v></c><c r='D1'><v>4</v></c>", "1|||4"),
        arguments("no places", "<c><v>1</v></c><c/><c><v>3</v></c>", "1||3"),
        arguments("some places", "<c r='B1'><v>2</v></c><c><v>3</v></c>", "|2|3"),
        arguments("cells out of order", "<c r='B1'><v>2</v></c><c r='A1'><v>1</v></c>", "1|2"),
        arguments(
            "a style without a cell's value", "<c r='A1' s='4'/><c r='C1'><v>3</v></c>", "||3"),
        arguments(
            "entities",
            "<c r='A1' t='str'><v>&lt;甲&gt; &amp; &#20057;&#x4E19;</v></c>",
            "<甲> & 乙丙"),
        arguments("a CDATA section", "<c r='A1' t='str'><v><![CDATA[<甲>]]>乙</v></c>", "<甲>乙"),
        arguments("a comment inside", "<c r='A1' t='str'><v>甲<!-- > -->乙</v></c>", "甲乙"),
        arguments(
            "escaped characters",
            "<c r='A1' t='str'><v>甲_x000A_乙_x005F_x000A_</v></c>",
            "甲\n乙_x000A_"),
        arguments("a prefix", "<x:c r='A1'><x:v>7</x:v></x:c>", "7"),
        arguments("extensions", "<c r='A1'><v>7</v><extLst><ext><v>8</v></ext></extLst></c>", "7"),
        arguments("formula-like text", "<c r='A1' t='str'><v>=1+1</v></c>", "=1+1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void readsCells(String what, String cells, String seen) {
    assertThat(SeenRows.of(XlsxFile.of("<row r='1'>" + cells + "</row>")))
        .containsExactly("表!1: " + seen);
  }

  @ParameterizedTest(name = "style {1} of {0}")
  @CsvSource({
    "43922, 0, 43922",
    "43922, 1, 2020-04-01",
    "43922, 2, 2020-04-01",
    "43922, 3, 43922",
    "43922, 4, 2020-04-01",
    "43922.5, 1, 2020-04-01 12:00",
    "1, 1, 1900-01-01",
    "59, 1, 1900-02-28",
    "60, 1, 60",
    "61, 1, 1900-03-01",
    "0.25, 1, 0.25",
    "522633100201, 1, 522633100201",
    "4, 9, 4"
  })
  void showsDaysAsDays(String stored, int style, String seen) {
    byte[] file =
        new XlsxFile()
            .styles(DAY_STYLES)
            .sheet("表", "<row r='1'><c r='A1' s='%d'><v>%s</v></c></row>".formatted(style, stored))
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1: " + seen);
  }

  @Test
  void countsDaysFrom1904WhereTheWorkbookDoes() {
    byte[] file =
        new XlsxFile()
            .from1904()
            .styles(DAY_STYLES)
            .sheet(
                "表", "<row r='1'><c r='A1' s='1'><v>42460</v></c><c r='B1'><v>42460</v></c></row>")
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1: 2020-04-01|42460");
  }

  @Test
  void readsStrictWorkbooks() {
    byte[] file =
        new XlsxFile()
            .strict()
            .strings("<si><t>甲</t></si>")
            .sheet("表", "<row r='1'><c r='A1' t='s'><v>0</v></c></row>")
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1: 甲");
  }

  @Test
  void readsSharedStringsOfAllKinds() {
    byte[] file =
        new XlsxFile()
            .strings(
                "<si><t xml:space='preserve'> 甲 </t></si><si><r><t>乙</t></r><r><t>丙</t></r></si>"
                    + "<si><t>丁</t><rPh sb='0' eb='1'><t>ding</t></rPh></si><si/><si><t/></si>")
            .sheet(
                "表",
                "<row r='1'><c t='s'><v>0</v></c><c t='s'><v> 1 </v></c><c t='s'><v>2</v></c>"
                    + "<c t='s'><v>3</v></c><c t='s'><v>4</v></c><c t='s'><v>2</v></c></row>")
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1:  甲 |乙丙|丁|||丁");
  }

  @Test
  void readsRowsThatSayNoNumber() {
    assertThat(
            SeenRows.of(
                XlsxFile.of(
                    "<row><c><v>1</v></c></row><row/><row><c r='A7'><v>7</v></c></row><row><c><v>8</v></c></row>")))
        .containsExactly("表!1: 1", "表!2: ", "表!7: 7", "表!8: 8");
  }

  @Test
  void readsHiddenSheetsAndRowsInTheOrderOfTheWorkbook() {
    byte[] file =
        new XlsxFile()
            .hiddenSheet("隐藏", "<row r='1' hidden='1'><c r='A1'><v>1</v></c></row>")
            .sheet("&lt;可见&gt;", "<row r='1'><c r='A1'><v>2</v></c></row>")
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("隐藏!1: 1", "<可见>!1: 2");
  }

  @Test
  void ignoresMacrosAndWhateverElseLiesInTheFile() {
    byte[] file =
        new XlsxFile()
            .part("xl/vbaProject.bin", new byte[] {1, 2, 3})
            .sheet("表", "<row r='1'><c r='A1'><v>1</v></c></row>")
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1: 1");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE", "GB18030"})
  void readsPartsInOtherEncodings(String charset) {
    String xml =
        "<?xml version='1.0' encoding='%s'?><worksheet><sheetData><row r='1'><c r='A1' t='str'><v>甲</v></c></row></sheetData></worksheet>"
            .formatted(charset);
    byte[] file =
        new XlsxFile()
            .sheet("表", "")
            .part("xl/worksheets/sheet1.xml", xml.getBytes(Charset.forName(charset)))
            .bytes();

    assertThat(SeenRows.of(file)).containsExactly("表!1: 甲");
  }

  /** Sheets that cannot be read rightly, and what is said of them. */
  static Stream<Arguments> faults() {
    return Stream.of(
        arguments("a number that is none", "<row r='1'><c r='A1'><v>abc</v></c></row>", "不是数字"),
        arguments(
            "a string that is not there",
            "<row r='1'><c r='A1' t='s'><v>3</v></c></row>",
            "共享字符串3不存在"),
        arguments(
            "a string's number that is none",
            "<row r='1'><c r='A1' t='s'><v>x</v></c></row>",
            "共享字符串编号"),
        arguments(
            "a cell twice",
            "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
            "出现两次"),
        arguments("a cell of another row", "<row r='1'><c r='A2'><v>1</v></c></row>", "不在其行内"),
        arguments("a cell of no column", "<row r='1'><c r='1'><v>1</v></c></row>", "不在其行内"),
        arguments("a cell far out", "<row r='1'><c r='ZZZZ1'><v>1</v></c></row>", "无法识别"),
        arguments("a place that is none", "<row r='1'><c r='A-1'><v>1</v></c></row>", "无法识别"),
        arguments("rows backwards", "<row r='2'/><row r='1'/>", "第1行在第2行之后"),
        arguments("a row twice", "<row r='1'/><row r='1'/>", "第1行在第1行之后"),
        arguments("a row's number that is none", "<row r='x'/>", "不是数字"),
        arguments("an entity of its own", "<row r='1'><c t='str'><v>&xxe;</v></c></row>", "实体"),
        arguments("no end", "<row r='1'><c r='A1'><v>1</v></c>", "XML结构不完整"),
        arguments("ends that do not meet", "<row r='1'><c r='A1'><v>1</c></v></row>", "XML结构不完整"),
        arguments("depth without end", "<row r='1'>" + "<a>".repeat(1000) + "</row>", "嵌套过深"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void refusesWhatIsDamaged(String what, String rows, String reason) {
    assertThatThrownBy(() -> SeenRows.of(XlsxFile.of(rows)))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesDocumentTypesWhereverTheyStand() {
    String bomb = "<!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(100) + "\">]>";
    List<byte[]> files =
        List.of(
            new XlsxFile().sheetPart("表", "", bomb + "<worksheet/>").bytes(),
            new XlsxFile().sheet("表", "").part("xl/workbook.xml", bomb + "<workbook/>").bytes(),
            new XlsxFile()
                .strings("")
                .sheet("表", "")
                .part("xl/sharedStrings.xml", bomb + "<sst/>")
                .bytes(),
            new XlsxFile().sheet("表", "").part("_rels/.rels", bomb + "<Relationships/>").bytes());

    assertThat(files)
        .allSatisfy(
            file ->
                assertThatThrownBy(() -> SeenRows.of(file))
                    .isInstanceOf(RefusedFile.class)
                    .hasMessageContaining("DTD"));
  }

  @Test
  void refusesAWorkbookThatLacksASheet() {
    byte[] file =
        new XlsxFile()
            .part(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='甲' r:id='s9'/></sheets></workbook>")
            .bytes();

    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("缺少工作表“甲”");
    assertThatThrownBy(() -> SeenRows.of(new XlsxFile().bytes())).hasMessageContaining("没有工作表");
  }

  @Test
  void refusesAPartThatIsNotWhatWasPacked() {
    byte[] file = XlsxFile.of("<row r='1'><c r='A1'><v>1</v></c></row>");
    int name =
        new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("xl/worksheets/sheet1.xml");
    file[name - 46 + 16] ^= 1;

    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("校验不符");
  }

  @Test
  void neverFetchesWhatLiesOutside() {
    byte[] file =
        new XlsxFile()
            .part(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='甲' r:id='s9'/></sheets></workbook>")
            .part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='s9' Type='a/worksheet' Target='file:///etc/passwd' TargetMode='External'/></Relationships>")
            .bytes();

    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("缺少工作表“甲”");
  }
}
