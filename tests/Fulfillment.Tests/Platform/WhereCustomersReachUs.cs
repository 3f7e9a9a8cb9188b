using Fulfillment.Server.Platform;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Fulfillment.Tests.Platform;

public class WhereCustomersReachUs
{
    [Theory]
    [InlineData("https://parcel.example/", "http://127.0.0.1:5311", "https://parcel.example")]
    [InlineData("", "http://127.0.0.1:5311;http://127.0.0.1:5312", "http://127.0.0.1:5311")]
    [InlineData(null, null, "http://127.0.0.1:5080")]
    public void Is_what_the_configuration_says_or_where_the_server_listens(string? publicUrl, string? urls, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Public:BaseUrl"] = publicUrl, ["Urls"] = urls }).Build();

        Assert.Equal(expected, configuration.PublicUrl());
    }
}
