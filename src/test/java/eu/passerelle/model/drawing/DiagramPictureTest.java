package eu.passerelle.model.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.ModelFile;
import eu.passerelle.testing.FieldFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is on a drawing for people only is on its picture, too. */
class DiagramPictureTest {

  @Test
  void aPoolOfWhichOnlyTheOutsideIsShownHasItsNameAcrossAndAMessageFlowSaysWhatItBrings() {
    String picture = picture(FieldFile.text("message-flow.bpmn"));

    assertThat(picture).contains("<text x=\"400\" y=\"354\" text-anchor=\"middle\">Person</text>", ">Answer</text>",
        "stroke-dasharray=\"8 5\" marker-end=\"url(#open)\"");
  }

  @Test
  void aPaperIsASheetWithItsName() {
    assertThat(picture(FieldFile.text("data-object.bpmn"))).contains("<path d=\"M362 222H388L398 232V272H362zM388 222V232H398\"",
        ">Letter</text>");
  }

  @Test
  void aStoreIsADrumAndAGroupHasItsNameInside() {
    String picture = picture(FieldFile.text("data-object.bpmn")
        .replace("<bpmn:dataObject id=\"dataObject_letterData\" />", "<bpmn:group id=\"group\" categoryValueRef=\"value\" />")
        .replace("dataObjectReference", "dataStoreReference")
        .replace("<bpmndi:BPMNDiagram",
            "<bpmn:category id=\"category\"><bpmn:categoryValue id=\"value\" value=\"By post\" /></bpmn:category>"
                + "<bpmndi:BPMNDiagram")
        .replace("</bpmndi:BPMNPlane>",
            "<bpmndi:BPMNShape id=\"group_di\" bpmnElement=\"group\"><dc:Bounds x=\"300\" y=\"100\" width=\"160\" "
                + "height=\"170\" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>"));

    assertThat(picture).contains("A18 6 0 0 1 398 228", ">By post</text>", "stroke-dasharray=\"10 6 2 6\"");
  }

  private static String picture(String diagram) {
    return DiagramPicture.of(new ModelFile(null, "field.bpmn", diagram.getBytes(StandardCharsets.UTF_8)), "Field remark", Map.of());
  }
}
