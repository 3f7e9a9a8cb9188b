using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Architecture;

/// <summary>The rules of the house, read from the source: who may depend on whom, and who names which table.</summary>
public partial class TheHouse
{
    /// <summary>A slice calls use cases only leftward; those of one rank may call each other.</summary>
    private static readonly string[][] Ranks =
    [
        ["Places", "Access"], ["Catalog"], ["Orders"], ["Inserts"], ["Shipping"], ["Packing"], ["Returns"], ["Tracking"], ["Stations"],
        ["Dashboard", "Screens"],
    ];

    private static readonly string[] Order = [.. Ranks.SelectMany(rank => rank)];

    private static readonly string[] ServeAll = ["Platform", "Cards", "Printing", "Events"];

    [Fact]
    public void Contracts_depend_on_nothing_and_the_card_library_on_neither_server_nor_contracts()
    {
        Assert.Empty(ProjectReferences("server/Fulfillment.Contracts/Fulfillment.Contracts.csproj"));
        Assert.Empty(ProjectReferences("label-templates/Fulfillment.LabelTemplates.csproj"));
        Assert.DoesNotContain(ProjectReferences("handheld-client/Fulfillment.Handheld.csproj"), reference => reference.Contains("Fulfillment.Server", StringComparison.Ordinal));
    }

    [Fact]
    public void Platform_names_no_slice()
    {
        var slices = Order.Concat(ServeAll).Except(["Platform"]).ToHashSet();
        var wrong = ServerSource.Files().Where(file => SliceOf(file) == "Platform")
            .SelectMany(file => UsedSlices(file).Where(slices.Contains).Select(slice => $"{file.Name} uses {slice}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_slice_calls_only_leftward()
    {
        var wrong =
            from file in ServerSource.Files()
            let own = RankOf(SliceOf(file))
            where own >= 0
            from used in UsedSlices(file)
            where RankOf(used) > own
            select $"{Path.GetRelativePath(ServerSource.Root, file.FullName)} uses {used}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_server_has_its_place_in_the_order()
    {
        var known = Order.Concat(ServeAll).Append("Demo").ToHashSet();

        Assert.All(ServerSource.Files().Select(SliceOf).Where(slice => slice.Length > 0).Distinct(), slice => Assert.Contains(slice, known));
    }

    [Fact]
    public void Only_a_slices_own_store_names_its_tables()
    {
        var tables = Directory.EnumerateFiles(Path.Combine(Repository.Root, "db", "sqlite"), "*.sql")
            .SelectMany(script => CreatedTable().Matches(File.ReadAllText(script)).Select(match => match.Groups[1].Value));
        var texts =
            from file in ServerSource.Files()
            let slice = SliceOf(file)
            where slice is not ("Platform" or "Dashboard" or "")
            from sql in ServerSource.SqlTexts(file)
            select (slice, file.Name, sql);
        var namers = texts.ToList();

        var wrong =
            from table in tables
            let mention = new Regex($"(from|join|into|update)\\s+{table}\\b", RegexOptions.IgnoreCase)
            let slices = namers.Where(text => mention.IsMatch(text.sql)).Select(text => text.slice).Distinct().ToList()
            where slices.Count > 1
            select $"{table} is named by {string.Join(" and ", slices)}";

        Assert.Empty(wrong);
        Assert.All(namers, text => Assert.True(text.Name.EndsWith("Store.cs", StringComparison.Ordinal), $"{text.Name} holds SQL but is no store."));
    }

    private static int RankOf(string slice) => Array.FindIndex(Ranks, rank => rank.Contains(slice));

    private static string SliceOf(FileInfo file)
    {
        var parts = Path.GetRelativePath(ServerSource.Root, file.FullName).Split(Path.DirectorySeparatorChar);
        return parts.Length > 1 ? parts[0] : "";
    }

    private static IEnumerable<string> UsedSlices(FileInfo file) =>
        UsedNamespace().Matches(File.ReadAllText(file.FullName)).Select(match => match.Groups[1].Value).Distinct();

    private static List<string> ProjectReferences(string project)
    {
        var path = Path.Combine(Repository.Root, project);
        return [.. XDocument.Load(path).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value)];
    }

    [GeneratedRegex("using (?:static )?Fulfillment\\.Server\\.(\\w+)")]
    private static partial Regex UsedNamespace();

    [GeneratedRegex("create table (\\w+)")]
    private static partial Regex CreatedTable();
}
