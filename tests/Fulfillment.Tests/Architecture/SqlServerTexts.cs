using System.Text.RegularExpressions;
using Fulfillment.Server.Platform;
using Fulfillment.Tests.Harness;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Fulfillment.Tests.Architecture;

/// <summary>No SQL Server need be at hand to know that its texts are T-SQL: Microsoft's own parser reads every one of them.</summary>
public partial class SqlServerTexts
{
    public static TheoryData<string> Migrations() => [.. Migrator.Scripts(DbEngine.SqlServer).Select(script => script.Name)];

    [Theory, MemberData(nameof(Migrations))]
    public void Every_migration_parses(string name) =>
        Assert.Empty(Errors(Migrator.Scripts(DbEngine.SqlServer).Single(script => script.Name == name).Sql));

    [Fact]
    public void Every_text_of_a_store_parses()
    {
        var texts = ServerSource.Files().SelectMany(file => ServerSource.SqlTexts(file).Select(sql => (file.Name, sql))).ToList();

        Assert.True(texts.Count > 5, "The scan of the source found hardly any SQL; its pattern no longer fits.");
        Assert.All(texts, text => Assert.True(Errors(text.sql).Count == 0, $"{text.Name}: {string.Join("; ", Errors(text.sql))}\n{text.sql}"));
    }

    private static List<string> Errors(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }
}

/// <summary>The server's source as text.</summary>
internal static partial class ServerSource
{
    public static string Root { get; } = Path.Combine(Repository.Root, "server", "Fulfillment.Server");

    public static IEnumerable<FileInfo> Files() =>
        new DirectoryInfo(Root).EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file.FullName).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>
    /// What SQL Server is sent: every string literal that begins with an SQL verb, except those named <c>sqlite:</c>. An
    /// interpolated condition is left out, so that the text around it is still read, and a list parameter stands as Dapper expands it.
    /// </summary>
    public static IEnumerable<string> SqlTexts(FileInfo file)
    {
        var source = File.ReadAllText(file.FullName);
        foreach (Match match in Literal().Matches(source))
        {
            if (match.Groups["name"].Value is "sqlite") continue;
            var text = match.Groups["raw"].Success ? match.Groups["raw"].Value : match.Groups["plain"].Value;
            text = ExpandedList().Replace(Interpolation().Replace(ColumnList().Replace(text, "$1 X "), ""), "in ($1)");
            if (Verb().IsMatch(text)) yield return text;
        }
    }

    [GeneratedRegex("(?:(?<name>[A-Za-z]+):\\s*)?\\$?(?:\"\"\"(?<raw>.*?)\"\"\"|\"(?<plain>(?:[^\"\\\\\\n]|\\\\.)*)\")", RegexOptions.Singleline)]
    private static partial Regex Literal();

    // An interpolated list of columns is read as one column.
    [GeneratedRegex("(select(?:\\s+top\\s*\\(@\\w+\\))?)\\s+\\{[^{}]*\\}")]
    private static partial Regex ColumnList();

    [GeneratedRegex("\\{[^{}]*\\}")]
    private static partial Regex Interpolation();

    [GeneratedRegex("\\bin (@\\w+)")]
    private static partial Regex ExpandedList();

    [GeneratedRegex("^\\s*(select\\s+(?!committed)[\\w@(*]|insert into |update \\w+ |delete from |with \\w+ as|if object_id|declare @)")]
    private static partial Regex Verb();
}
