using System.Text.Json;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Barcodes;

/// <summary>Test vectors of the standards' reference implementations. They live beside the repository, not in it: where they are missing the test shows as skipped.</summary>
internal static class Vectors
{
    public static IReadOnlyList<string> Lines(string file)
    {
        var path = Path.Combine(Repository.Vectors, file);
        Assert.SkipUnless(File.Exists(path), $"The vectors {file} are not beside the repository.");
        var lines = File.ReadAllLines(path);
        Assert.NotEmpty(lines);
        return lines;
    }

    /// <summary>Runs every case of a file and reports all that fail at once.</summary>
    public static void RunAll(string file, Func<JsonElement, string?> fails)
    {
        var failures = Lines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).Select(one => (one, why: fails(one))).Where(result => result.why is not null)
            .Select(result => $"{result.why}: {result.one.GetRawText()}").ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    public static string Text(this JsonElement one, string member) => one.GetProperty(member).GetString() ?? "";

    public static bool Ok(this JsonElement one) => one.GetProperty("ok").GetBoolean();

    public static bool Option(this JsonElement one, string name) =>
        one.GetProperty("options").TryGetProperty(name, out var value) && value.GetBoolean();
}
