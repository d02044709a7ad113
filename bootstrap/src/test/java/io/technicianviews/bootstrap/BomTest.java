package io.technicianviews.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so this test compares it with the other modules. */
class BomTest {

  private static final Path PROJECT = Path.of("..");

  @Test
  void theBomManagesTheArtifactOfEachModule() throws Exception {
    List<String> artifacts = new ArrayList<>();
    for (String module : texts(PROJECT.resolve("pom.xml"), "/project/modules/module")) {
      if (!module.equals("bootstrap/bom")) {
        artifacts.addAll(texts(PROJECT.resolve(module + "/pom.xml"), "/project/artifactId"));
      }
    }
    assertThat(texts(bom(), "//dependencyManagement//artifactId"))
        .containsExactlyInAnyOrderElementsOf(artifacts);
    assertThat(texts(bom(), "//dependencyManagement//version")).containsOnly("${project.version}");
  }

  @Test
  void theBomHasTheVersionOfTheProjectAndTheReadmeNamesIt() throws Exception {
    String version = texts(PROJECT.resolve("pom.xml"), "/project/version").getFirst();
    assertThat(texts(bom(), "/project/version")).containsExactly(version);
    assertThat(readme())
        .contains("<version>" + version + "</version>")
        .contains("technician-views-bom:" + version);
  }

  private static Path bom() {
    return PROJECT.resolve("bootstrap/bom/pom.xml");
  }

  private static String readme() throws IOException {
    return Files.readString(PROJECT.resolve("README.md"));
  }

  private static List<String> texts(Path pom, String path) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
