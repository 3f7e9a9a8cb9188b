using System.Reflection;
using System.Text.RegularExpressions;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Xunit;
using static Fulfillment.Tests.Inserts.Deciding;

namespace Fulfillment.Tests.Inserts;

/// <summary>Same facts and rules, same decision: nothing in it reaches for a database, a clock or luck.</summary>
public sealed partial class TheDecisionIsPure
{
    private static readonly string[] Decides =
    [
        "InsertChoice.cs", "Gates.cs", "PlacesLeft.cs", "Chance.cs", "OrderFacts.cs", "DecisionInput.cs", "InsertDecision.cs", "InsertSentences.cs",
        "Campaign.cs", "CampaignDocument.cs", "CampaignReader.cs", "CampaignRules.cs",
    ];

    [Fact]
    public void Its_source_names_nothing_that_changes_between_two_runs()
    {
        var root = typeof(TheDecisionIsPure).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        var slice = Path.Combine(root, "server/Fulfillment.Server/Inserts");
        var files = Decides.Select(name => Path.Combine(slice, name)).Concat(Directory.GetFiles(Path.Combine(slice, "Conditions"), "*.cs")).ToArray();
        Assert.True(files.Length > Decides.Length);
        var found = files.Select(file => (File: Path.GetFileName(file), Found: Impure().Match(File.ReadAllText(file)).Value));
        Assert.DoesNotContain(found, source => source.Found.Length > 0);
    }

    [Theory]
    [InlineData("new Random(1)")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("clock.GetUtcNow()")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("async Task<int> X(Db db)")]
    [InlineData("CultureInfo.CurrentCulture")]
    [InlineData("text.GetHashCode()")]
    public void The_reading_of_the_source_can_fail(string source) => Assert.Matches(Impure(), source);

    [Fact]
    public void The_order_in_which_campaigns_come_changes_nothing()
    {
        var campaigns = Enumerable.Range(0, 40).Select(n => Live($"c{n}", $$"""
            "priority":{{n % 5}},"slot":"{{(n % 3) switch { 0 => "card", 1 => "flyer", _ => "qr" }}}","holdoutPercent":{{n % 4 * 25}},
            "when":{"field":"customer.orderCount","op":">=","value":{{n % 6}}},"variants":[{"key":"a","weight":1},{"key":"b","weight":2}]
            """)).ToArray();
        var terms = new MerchantDocument { Slots = new SlotCapacity { Card = 2, Flyer = 3, Qr = 1 } };
        var first = Json.Write(InsertChoice.Decide(Input(campaigns) with { Terms = terms }));
        var random = new Random(7);
        for (var n = 0; n < 30; n++)
        {
            random.Shuffle(campaigns);
            Assert.Equal(first, Json.Write(InsertChoice.Decide(Input(campaigns) with { Terms = terms })));
        }

        Assert.Contains("\"outcome\":\"chosen\"", first);
        Assert.Contains("\"stage\":\"holdout\"", first);
        Assert.Contains("\"stage\":\"slot\"", first);
    }

    [Fact]
    public void The_machines_language_changes_nothing()
    {
        var campaign = Live("c", """ "when":{"field":"order.facts.score","op":">","value":7.25} """);
        var before = Json.Write(InsertChoice.Decide(Input(campaign)));
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            Assert.Equal(before, Json.Write(InsertChoice.Decide(Input(campaign))));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_reply_is_spelled_as_the_contract_says()
    {
        var decision = InsertChoice.Decide(Input(Live("yes"), Live("no", """ "when":{"field":"customer.orderCount","op":"=","value":1} """)));
        var json = System.Text.Json.Nodes.JsonNode.Parse(Json.Write(decision))!;
        var insert = json["inserts"]![0]!.AsObject();
        Assert.Subset(insert.Select(member => member.Key).ToHashSet(), new HashSet<string> { "campaign", "variant", "slot", "template", "sentence" });
        Assert.Equal("card", (string?)insert["slot"]);
        var lost = json["trace"]!.AsArray().Single(entry => (string?)entry!["campaign"] == "no")!.AsObject();
        Assert.Equal(["campaign", "outcome", "stage", "because", "facts"], lost.Select(member => member.Key));
        Assert.Equal(("lost", "condition"), ((string?)lost["outcome"], (string?)lost["stage"]));
        Assert.Equal(3, (int)lost["facts"]!["customer.orderCount"]!);
        Assert.Null(json["trace"]!.AsArray().Single(entry => (string?)entry!["campaign"] == "yes")!["stage"]);
    }

    [GeneratedRegex(@"\b(Random|UtcNow|Now|Today|TimeProvider|GetUtcNow|NewGuid|CreateVersion7|Stopwatch|Environment|Task|async|Db|HttpClient|IHubContext|File\.|CurrentCulture|GetHashCode)\b|File\.")]
    private static partial Regex Impure();
}
