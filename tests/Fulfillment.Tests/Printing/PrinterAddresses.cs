using Fulfillment.Server.Printing;
using Fulfillment.Server.Printing.Ipp;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>What the settings may name as a printer and as its paper.</summary>
public sealed class PrinterAddresses
{
    [Theory]
    [InlineData("ipp://10.0.0.5/ipp/print", true)]
    [InlineData("ipps://printer.local:8443/ipp/print", true)]
    [InlineData("ipps://printer.local/#sha256=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", true)]
    [InlineData("ipps://printer.local/#sha256=0011", false)]
    [InlineData("ipp://user:secret@printer.local/", false)]
    [InlineData("ipp://", false)]
    [InlineData("socket://10.0.0.5", true)]
    [InlineData("socket://10.0.0.5:9101", true)]
    [InlineData("socket://10.0.0.5/path", false)]
    [InlineData("cups:cards", true)]
    [InlineData("cups:", false)]
    [InlineData("cups:../admin", false)]
    [InlineData("file:/srv/cards", true)]
    [InlineData("file:", false)]
    [InlineData("http://10.0.0.5/", false)]
    [InlineData("nonsense", false)]
    [InlineData(null, false)]
    public void Some_addresses_are_printers(string? uri, bool isPrinter) => Assert.Equal(isPrinter, PrinterDevices.IsKnown(uri));

    [Theory]
    [InlineData("ipp://printer/", "ipp://printer:631/ipp/print", "http://printer:631/ipp/print")]
    [InlineData("ipps://printer:443/a", "ipps://printer:443/a", "https://printer/a")]
    [InlineData("ipp://[::1]:80/ipp/print", "ipp://[::1]:80/ipp/print", "http://[::1]/ipp/print")]
    public void An_ipp_address_keeps_its_port_in_both_spellings(string uri, string name, string http)
    {
        var address = IppAddress.Find(new Uri(uri))!;
        Assert.Equal((name, new Uri(http)), (address.Name, address.Http));
    }

    [Theory]
    [InlineData("a6", 10500, 14800)]
    [InlineData("A4", 21000, 29700)]
    [InlineData("label100x150", 10000, 15000)]
    public void A_paper_has_its_size(string code, int width, int height)
    {
        var media = PrintMedia.Find(code)!;
        Assert.Equal((width, height), (media.Width, media.Height));
    }

    [Theory]
    [InlineData("a7x")]
    [InlineData("label1x150")]
    [InlineData("label999x150")]
    [InlineData("label１００x150")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_words_are_no_paper(string? code) => Assert.Null(PrintMedia.Find(code));
}
